using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>y = Σ x over some axes; dx = dy, repeated along them.</summary>
internal sealed record SumOver(EquatableArray<int> Named, bool KeepDimensions) : AxisReduction(Named, KeepDimensions)
{
    public override string Title => "sum";

    public override Value Lower(Lowering g) => g.Input.ReducedOver(Reduction.Sum, AxesOf(g.Input.Type.Shape), KeepDimensions);

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Shape x = g.Input.Type.Shape;
        return g.Builder.Reshape(g.Gradient, Kept(x)).ExpandedTo(x);
    });
}
