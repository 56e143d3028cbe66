using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Tensors one after the other along one axis; their other axes are equal. Each input's gradient is its slice of the output's.
/// </summary>
internal sealed record ConcatOf(int Axis) : Operator
{
    public override string Title => "concat";

    public override int Arity => int.MaxValue;

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        Shape first = inputs[0];

        if (Axis < 0 || Axis >= first.Rank)
            return ShapeFindings.NoSuchAxis("Concat", Axis, first, first);

        foreach (Shape other in inputs)
        {
            if (other.Rank != first.Rank || other.WithAxis(Axis, 1) != first.WithAxis(Axis, 1))
                return ShapeFindings.ConcatMismatch(Axis, first, other);
        }

        return first.WithAxis(Axis, (int)System.Math.Min(int.MaxValue, inputs.Sum(x => (long)x.Axes[Axis])));
    }

    public override Value Lower(Lowering g) => g.Builder.Concat(Axis, [.. g.Inputs]);

    public override void Differentiate(Adjoints g)
    {
        int start = 0;

        for (int i = 0; i < g.Inputs.Count; i++)
        {
            int first = start, length = g.Inputs[i].Type.Shape.Axes[Axis];
            g.ToInput(i, () => g.Builder.Slice(g.Gradient, Axis, first, length));
            start += length;
        }
    }
}
