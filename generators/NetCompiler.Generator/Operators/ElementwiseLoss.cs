using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>A loss that compares element by element; <paramref name="Reduction"/> makes the elements of an example one number.</summary>
internal abstract record ElementwiseLoss(LossReduction Reduction) : Loss
{
    public sealed override TargetForm Target => TargetForm.Values;

    /// <summary>An element's loss, from prediction and target.</summary>
    public abstract Expr Forward(Expr p, Expr y);

    /// <summary>Its derivative by the prediction, times <paramref name="dl"/>.</summary>
    public abstract Expr Gradient(Expr p, Expr y, Expr dl);

    public override Value Respond(Value prediction) => prediction;

    public sealed override Value Lower(Value prediction, Value target)
    {
        Value sum = Elements(prediction, target).SumExample();
        return Reduction is LossReduction.Mean ? sum.Map(total => total / prediction.Type.Count) : sum.Map(total => total * Factor(prediction));
    }

    public sealed override Value Differentiate(Value prediction, Value target, Value gradient) =>
        Value.Map(prediction, target, gradient, (p, y, dl) => Gradient(p, y, dl * Factor(prediction)));

    protected virtual Value Elements(Value prediction, Value target) => Value.Map(prediction, target, Forward);

    private double Factor(Value prediction) => Reduction switch
    {
        LossReduction.Sum => 1,
        LossReduction.HalfSum => 0.5,
        _ => 1.0 / prediction.Type.Count,
    };
}

/// <summary>The names and the order of <c>NetCompiler.Reduction</c>, which users write.</summary>
internal enum LossReduction
{
    Mean,
    Sum,
    HalfSum,
}
