using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>A loss of each element's error e, the prediction less the target.</summary>
internal abstract record ErrorLoss(LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public sealed override ResponseForm Response => ResponseForm.None;

    public abstract Expr Forward(Expr e);

    /// <summary>Its derivative, times <paramref name="dl"/>.</summary>
    public abstract Expr Gradient(Expr e, Expr dl);

    public sealed override Expr Forward(Expr p, Expr y) => Forward(p - y);

    public sealed override Expr Gradient(Expr p, Expr y, Expr dl) => Gradient(p - y, dl);

    protected sealed override Value Elements(Value prediction, Value target) => (prediction - target).Map(Forward);
}
