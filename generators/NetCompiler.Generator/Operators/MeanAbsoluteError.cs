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
internal sealed record MeanAbsoluteError(LossReduction Reduction) : ErrorLoss(Reduction)
{
    public override string Title => "mean absolute error";

    public override Expr Forward(Expr e) => Functions.Abs(e);

    public override Expr Gradient(Expr e, Expr dl) => (e > 0).Choose(dl, (e < 0).Choose(-dl, 0));
}
