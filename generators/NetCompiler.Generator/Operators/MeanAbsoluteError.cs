using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Absolute error, averaged or added up over the elements of an example (PyTorch's L1Loss).
/// <code>
/// L  = (1/n)·Σ |p − y|
/// dp = sign(p − y)/n
/// </code>
/// Where both are equal the derivative is 0, as in PyTorch.
/// </summary>
internal sealed record MeanAbsoluteError(LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "mean absolute error";

    public override ResponseForm Response => ResponseForm.None;

    public override Expr Forward(Expr p, Expr y) => Functions.Abs(p - y);

    public override Expr Gradient(Expr p, Expr y, Expr dl) => (p > y).Choose(dl, (p < y).Choose(-dl, 0));
}
