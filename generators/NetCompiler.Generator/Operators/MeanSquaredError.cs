using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Squared error, averaged or added up over the elements of an example (PyTorch's MSELoss).
/// <code>
/// L  = (1/n)·Σ (p − y)²  or  Σ (p − y)²  or  ½·Σ (p − y)²
/// dp = 2·(p − y)/n       or  2·(p − y)   or  p − y
/// </code>
/// </summary>
internal sealed record MeanSquaredError(LossReduction Reduction) : ErrorLoss(Reduction)
{
    public override string Title => "mean squared error";

    public override Expr Forward(Expr e) => e * e;

    public override Expr Gradient(Expr e, Expr dl) => e * (dl * 2);
}
