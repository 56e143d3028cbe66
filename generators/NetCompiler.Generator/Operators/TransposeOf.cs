using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>The axes of an example in another order: axis <c>Named[i]</c> of x is axis i of y. Without names, the last two change places. dx is dy with the axes back in x's order.</summary>
internal sealed record TransposeOf(EquatableArray<int> Named) : Operator
{
    public override string Title => "transpose";

    public override string Declared => $"Transpose({string.Join(", ", Named)})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        ShapeFindings.Permutation(this, inputs[0]) is { } problem
            ? problem.GoingOnWith(inputs[0])
            : new Shape(Order(inputs[0]).Select(axis => inputs[0].Axes[axis]).ToEquatableArray());

    public override Value Lower(Lowering g) => g.Input.Permuted(Order(g.Input.Type.Shape));

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        int[] order = Order(g.Input.Type.Shape);
        return g.Gradient.Permuted(Enumerable.Range(0, order.Length).OrderBy(axis => order[axis]));
    });

    private int[] Order(Shape x) => Named.Count > 0
        ? [.. Named.Select(axis => x.AxisOf(axis)).OfType<int>()]
        : [.. Enumerable.Range(0, x.Rank - 2), x.Rank - 1, x.Rank - 2];
}
