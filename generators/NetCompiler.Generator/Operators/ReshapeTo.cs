using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>The same elements in the same order under another shape. A view: it costs nothing.</summary>
internal sealed record ReshapeTo(Shape Shape) : Operator
{
    public override string Title => "reshape";

    public override string Declared => $"Reshape({string.Join(", ", Shape.Axes)})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        Shape.Axes.All(axis => axis > 0) && Shape.Count == inputs[0].Count ? Shape : ShapeFindings.ReshapeSize(this, inputs[0]);

    public override Value Lower(Lowering g) => g.Builder.Reshape(g.Input, Shape);

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => g.Builder.Reshape(g.Gradient, g.Input.Type.Shape));
}
