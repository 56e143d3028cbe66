using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Multi-class hinge loss of C scores (Crammer and Singer's margins, all classes added up; PyTorch's MultiMarginLoss with p = 1).
/// <code>
/// L   = (1/C)·Σ over i ≠ label of max(0, m − s[label] + sᵢ)
/// dsᵢ = (1/C)·[m − s[label] + sᵢ > 0]  for i ≠ label;   ds[label] = −Σ of those
/// </code>
/// At a kink the derivative is 0, as in PyTorch.
/// </summary>
internal sealed record MultiClassHinge(double Margin) : ClassLoss
{
    public override string Title => "multi-class hinge";

    public override ResponseForm Response => ResponseForm.Largest;

    protected override Value Each(Value prediction, Value target) =>
        Value.Map(prediction, Picked(prediction, target), OneHot(prediction, target), (s, picked, y) => (1 - y) * Max(s - picked + Margin, 0))
            .SumExample().Map(sum => sum / prediction.Type.Count);

    protected override Value Slope(Value prediction, Value target, Value gradient)
    {
        Value onehot = OneHot(prediction, target);
        Value violated = Value.Map(prediction, Picked(prediction, target), onehot, (s, picked, y) => (s - picked + Margin > 0).Choose(1 - y, 0)).Named(prediction.Builder.Scope + ".violated");
        Value share = Value.Map(violated, onehot, violated.SumExample().Named(prediction.Builder.Scope + ".violations"), (v, y, count) => v - y * count);
        return Value.Map(share, gradient, (s, dl) => s * (dl * (1.0 / prediction.Type.Count)));
    }

    protected override Value Answer(Value prediction) => prediction;
}
