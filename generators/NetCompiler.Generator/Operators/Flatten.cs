using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>All elements of an example as one vector, the last axis running fastest. A view: it costs nothing.</summary>
internal sealed record Flatten : Operator
{
    public override string Title => "flatten";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => Shape.Vector(inputs[0].Count);

    public override Value Lower(Lowering g) => g.Builder.Reshape(g.Input, Shape.Vector(g.Input.Type.Count));

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => g.Builder.Reshape(g.Gradient, g.Input.Type.Shape));
}
