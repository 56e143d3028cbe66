using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The exponential loss of a score s against a target y of −1 or 1, which AdaBoost minimises, averaged or added up over the elements of an example.
/// <code>
/// L  = (1/n)·Σ e^(−y·s)
/// ds = −y·e^(−y·s)/n
/// </code>
/// </summary>
internal sealed record Exponential(LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "exponential";

    public override ResponseForm Response => ResponseForm.Sign;

    public override Expr Forward(Expr p, Expr y) => Functions.Exp(-(y * p));

    public override Expr Gradient(Expr p, Expr y, Expr dl) => -(y * (Functions.Exp(-(y * p)) * dl));
}
