using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The logarithm of the hyperbolic cosine of the error, averaged or added up over the elements of an example.
/// <code>
/// L  = (1/n)·Σ log cosh e,  e = p − y
/// dp = tanh(e)/n
/// </code>
/// </summary>
internal sealed record LogCosh(LossReduction Reduction) : ErrorLoss(Reduction)
{
    public override string Title => "log-cosh";

    public override Expr Forward(Expr e) => Functions.LogCosh(e);

    public override Expr Gradient(Expr e, Expr dl) => Functions.Tanh(e) * dl;
}
