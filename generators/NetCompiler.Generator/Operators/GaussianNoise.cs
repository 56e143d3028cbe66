using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Additive Gaussian noise in training; in prediction nothing happens.
/// <code>
/// y  = x + σ·n          n from N(0, 1), drawn anew in every step
/// dx = dy
/// </code>
/// </summary>
internal sealed record GaussianNoise(double StandardDeviation) : Operator
{
    public override string Title => "gaussian noise";

    public override bool IsRandom => true;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0];

    public override Value Lower(Lowering g) =>
        g.Training && StandardDeviation > 0 ? Value.Map(g.Input, g.Normal(), (x, n) => x + StandardDeviation * n) : g.Input;

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => g.Gradient);
}
