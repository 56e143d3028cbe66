using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Dropout of whole channels (Tompson et al. 2015): in training each channel of an example is zero with probability r, and scaled by 1/(1 − r) otherwise; in prediction nothing happens.
/// <code>
/// y[c, p] = x[c, p]·m[c],  m = 1/(1 − r) where u[c] ≥ r, else 0      u uniform in [0, 1)
/// dx = dy·m
/// </code>
/// </summary>
internal sealed record SpatialDropout(double Rate) : Operator
{
    public override string Title => "spatial dropout";

    public override string Declared => "SpatialDropout";

    public override bool IsRandom => true;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank > 1 ? inputs[0] : ShapeFindings.NeedsImage(Declared, 2, inputs[0]).GoingOnWith(inputs[0]);

    public override Value Lower(Lowering g) => g.Training && Rate > 0 ? Masked(g.Input, g.Uniform) : g.Input;

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => Rate > 0 ? Masked(g.Gradient, g.Uniform) : g.Gradient);

    private Value Masked(Value image, System.Func<TensorType, Value> uniform)
    {
        Value x = image.Positions();
        return Value.Map(x, uniform(TensorType.Each(x.Type.Shape)), (a, u) => (u >= Rate).Choose(a * (1 / (1 - Rate)), 0)).Image(image.Type.Shape);
    }
}
