using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Class numbers as rows of zeros and a one (ONNX's OneHot): y[…, c] = 1 where x[…] = c, else 0. What is no class number gives zeros.
/// A step function: its gradient is 0.
/// </summary>
internal sealed record OneHotOf(int Classes) : Operator
{
    public override string Title => "one-hot";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => new Shape(inputs[0].Axes.Add(Classes));

    public override Value Lower(Lowering g)
    {
        Value numbers = g.Input.Type.Shape.Rank == 0 ? g.Builder.Reshape(g.Input, Shape.Vector(1)) : g.Input;
        return g.Builder.Reshape(g.Builder.Indicator(numbers, Classes), new Shape(g.Input.Type.Shape.Axes.Add(Classes)));
    }

    public override void Differentiate(Adjoints g)
    {
    }
}
