using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Piecewise linear sigmoid in PyTorch's form.
/// <code>
/// y  = min(max(x + 3, 0), 6) / 6
/// dx = dy/6 where 0 < y < 1, else 0
/// </code>
/// At the kinks −3 and 3 the derivative is 0, as in PyTorch.
/// </summary>
internal sealed record HardSigmoid : Elementwise
{
    public override string Title => "hard sigmoid";

    public override Expr Forward(Expr x) => Min(Max(x + 3, 0), 6) / 6;

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (y > 0).Choose((y < 1).Choose(dy / 6, 0), 0);
}
