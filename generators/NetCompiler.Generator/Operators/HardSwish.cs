using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Piecewise quadratic swish (Howard et al. 2019).
/// <code>
/// y  = x·min(max(x + 3, 0), 6) / 6
/// dx = 0 where x < −3, dy where x > 3, else dy·(x/3 + ½)
/// </code>
/// At the kinks −3 and 3 the derivative is the middle branch's, −½ and 1½, as in PyTorch 1.
/// </summary>
internal sealed record HardSwish : Elementwise
{
    public override string Title => "hard swish";

    public override Expr Forward(Expr x) => x * (Min(Max(x + 3, 0), 6) / 6);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (x < -3).Choose(0, (x > 3).Choose(dy, dy * (x / 3 + 0.5)));
}
