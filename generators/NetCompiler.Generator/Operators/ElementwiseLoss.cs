using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>A loss that compares element by element, by one formula.</summary>
internal abstract record ElementwiseLoss(LossReduction Reduction) : ReducedLoss(Reduction)
{
    /// <summary>An element's loss, from prediction and target.</summary>
    public abstract Expr Forward(Expr p, Expr y);

    /// <summary>Its derivative by the prediction, times <paramref name="dl"/>.</summary>
    public abstract Expr Gradient(Expr p, Expr y, Expr dl);

    protected override Value Elements(Value prediction, Value target) => Value.Map(prediction, target, Forward);

    protected sealed override Value Slopes(Value prediction, Value target, Value share) =>
        Counted(Value.Map(prediction, target, share, Gradient), target);
}
