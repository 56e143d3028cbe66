using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The greatest element over some axes (PyTorch's amax).
/// <code>
/// y  = max x
/// dx = [x = y]·dy / k      k of the elements are greatest
/// </code>
/// Equal elements share the gradient evenly.
/// </summary>
internal sealed record MaxOver(EquatableArray<int> Named, bool KeepDimensions) : AxisReduction(Named, KeepDimensions)
{
    public override string Title => "max";

    public override Value Lower(Lowering g) => g.Input.ReducedOver(Reduction.Max, AxesOf(g.Input.Type.Shape), KeepDimensions);

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Shape x = g.Input.Type.Shape;
        string scope = g.Builder.Scope;
        Value greatest = g.Input.ReducedAlong(Reduction.Max, AxesOf(x)).AsOperand(x);

        // No element is above the greatest, so that "at least" is "equal".
        Value count = Value.Map(g.Input, greatest, (a, m) => (a >= m).Choose(1, 0)).ReducedAlong(Reduction.Sum, AxesOf(x)).Named(scope + ".count");
        Value share = Value.Map(g.Builder.Reshape(g.Gradient, count.Type.Shape), count, (dy, k) => dy / k).Named(scope + ".share");
        return Value.Map(g.Input, greatest, share.AsOperand(x), (a, m, s) => (a >= m).Choose(s, 0));
    });
}
