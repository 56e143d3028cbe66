using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>One of the states and outputs that <see cref="StatesOf"/> gathers: a stretch of the features of every step, <c>[T, length]</c>. Whoever scans may leave any of them unused.</summary>
internal sealed record ResultOf(int Start, int Length) : Operator
{
    public override string Title => "scan";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0].WithAxis(1, Length);

    public override Value Lower(Lowering g) => g.Builder.Slice(g.Input, 1, Start, Length);

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => g.Builder.Pad(g.Gradient, 1, Start, g.Input.Type.Shape.Axes[1] - Start - Length));
}
