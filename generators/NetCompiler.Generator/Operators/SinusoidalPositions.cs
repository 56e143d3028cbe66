using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sines and cosines of the position in a sequence, added to what stands there (Vaswani et al. 2017). Nothing is learned.
/// <code>
/// y[t, 2j] = x[t, 2j] + sin(t/10000^(2j/n))    y[t, 2j + 1] = x[t, 2j + 1] + cos(t/10000^(2j/n))    dx = dy
/// </code>
/// </summary>
internal sealed record SinusoidalPositions : Operator
{
    public override string Title => "sinusoidal positions";

    public override string Declared => "SinusoidalPositions";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 2 ? inputs[0] : ShapeFindings.NeedsSequence(Declared, inputs[0]).GoingOnWith(inputs[0]);

    public override Value Lower(Lowering g) => g.Input.WithPositions(g.Builder.Step(new Sinusoids(), TensorType.Shared(g.Input.Type.Shape)));

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => g.Gradient);
}
