using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Exponential linear unit with α > 0 (Clevert et al. 2015).
/// <code>
/// y  = x where x > 0, else α·(eˣ − 1)
/// dx = dy where x > 0, else dy·(y + α)
/// </code>
/// y is positive just where x is, so y alone is kept. At 0 the derivative is α, as in PyTorch.
/// </summary>
internal sealed record Elu(double Alpha) : Elementwise
{
    public override string Title => "elu";

    public override Expr Forward(Expr x) => (x > 0).Choose(x, Alpha * Expm1(x));

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (y > 0).Choose(dy, dy * (y + Alpha));
}
