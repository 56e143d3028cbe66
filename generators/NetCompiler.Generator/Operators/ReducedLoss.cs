using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A loss of many numbers per example, one for each number of the target; <paramref name="Reduction"/> makes them one. Where targets may be missing, their elements
/// do not count: a mean is over the others, and their derivative is exactly 0.
/// </summary>
internal abstract record ReducedLoss(LossReduction Reduction) : Loss
{
    public sealed override TargetForm Target => TargetForm.Values;

    public override Value Respond(Value prediction) => prediction;

    /// <summary>The loss of each element, in the target's shape.</summary>
    protected abstract Value Elements(Value prediction, Value target);

    /// <summary>Their derivatives by the prediction, times <paramref name="share"/>, <c>[B]</c>: how much each element of an example counts.</summary>
    protected abstract Value Slopes(Value prediction, Value target, Value share);

    public sealed override Value Lower(Value prediction, Value target)
    {
        Value sum = Counted(Elements(prediction, target), target).SumExample();

        return Reduction is not LossReduction.Mean ? sum.Map(total => total * Factor(target))
            : IgnoresMissing ? Value.Map(sum, Count(target), (total, n) => total / Max(n, 1))
            : sum.Map(total => total / target.Type.Count);
    }

    public sealed override Value Differentiate(Value prediction, Value target, Value gradient) => Slopes(prediction, target,
        IgnoresMissing && Reduction is LossReduction.Mean
            ? Value.Map(gradient, Count(target), (dl, n) => dl / Max(n, 1)).Named(gradient.Builder.Scope + ".share")
            : gradient.Map(dl => dl * Factor(target)));

    /// <summary>The elements, or 0 where their target is missing.</summary>
    protected Value Counted(Value elements, Value target) =>
        IgnoresMissing ? Value.Map(elements, target, (element, y) => IsThere(y).Choose(element, 0)) : elements;

    private static Value Count(Value target) =>
        target.Map(y => IsThere(y).Choose(1, 0)).SumExample().Named(target.Builder.Scope + ".count");

    private double Factor(Value target) => Reduction switch
    {
        LossReduction.Sum => 1,
        LossReduction.HalfSum => 0.5,
        _ => 1.0 / target.Type.Count,
    };
}

/// <summary>The names and the order of <c>NetCompiler.Reduction</c>, which users write.</summary>
internal enum LossReduction
{
    Mean,
    Sum,
    HalfSum,
}
