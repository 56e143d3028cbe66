using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014): in training each element is zero with probability r, and scaled by 1/(1 − r) otherwise; in prediction nothing happens.
/// <code>
/// y  = x·m,  m = 1/(1 − r) where u ≥ r, else 0      u uniform in [0, 1)
/// dx = dy·m
/// </code>
/// The mask is not kept: a counter-based generator gives the same u again in the backward pass.
/// </summary>
internal sealed record Dropout(double Rate) : Operator
{
    public override string Title => "dropout";

    public override bool IsRandom => true;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0];

    public override Value Lower(Lowering g) =>
        g.Training && Rate > 0 ? Value.Map(g.Input, g.Uniform(), Masked) : g.Input;

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
        Rate > 0 ? Value.Map(g.Gradient, g.Uniform(), Masked) : g.Gradient);

    private Expr Masked(Expr x, Expr u) => (u >= Rate).Choose(x * (1 / (1 - Rate)), 0);
}
