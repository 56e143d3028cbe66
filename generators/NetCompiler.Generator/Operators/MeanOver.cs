using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>y = (1/n)·Σ x over some axes of n elements together; dx = dy/n, repeated along them.</summary>
internal sealed record MeanOver(EquatableArray<int> Named, bool KeepDimensions) : AxisReduction(Named, KeepDimensions)
{
    public override string Title => "mean";

    public override Value Lower(Lowering g)
    {
        Shape x = g.Input.Type.Shape;
        Value sum = g.Input.ReducedOver(Reduction.Sum, AxesOf(x), KeepDimensions).Named(g.Builder.Scope + ".sum");
        return sum.Map(s => s / Count(x));
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Shape x = g.Input.Type.Shape;
        return g.Builder.Reshape(g.Gradient.Map(dy => dy / Count(x)), Kept(x)).ExpandedTo(x);
    });

    private int Count(Shape x) => x.Count / Kept(x).Count;
}
