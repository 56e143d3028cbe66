using System;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Alpha dropout (Klambauer et al. 2017): in training each element falls to the limit −α' of <see cref="Selu"/> with probability r, and an affine map brings
/// mean 0 and variance 1 back; in prediction nothing happens.
/// <code>
/// y  = a·x + b where u ≥ r, else b − a·α'          u uniform in [0, 1),  α' = s·α = 1.75810…
/// dx = a·dy where u ≥ r, else 0                    a = 1/√((1 − r)·(1 + r·α'²)),  b = a·α'·r
/// </code>
/// As with dropout, the mask is drawn again in the backward pass and not kept.
/// </summary>
internal sealed record AlphaDropout(double Rate) : Operator
{
    private const double Limit = Selu.Scale * Selu.Alpha;

    public override string Title => "alpha dropout";

    public override bool IsRandom => true;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0];

    public override Value Lower(Lowering g) => !g.Training || Rate == 0 ? g.Input
        : Value.Map(g.Input, g.Uniform(), (x, u) => (u >= Rate).Choose(Factor * x + Factor * Limit * Rate, Factor * Limit * (Rate - 1)));

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => Rate == 0 ? g.Gradient
        : Value.Map(g.Gradient, g.Uniform(), (dy, u) => (u >= Rate).Choose(Factor * dy, 0)));

    private double Factor => 1 / Math.Sqrt((1 - Rate) * (1 + Rate * Limit * Limit));
}
