using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The smaller of two values.
/// <code>
/// y  = min(a, b)
/// da = dy where a &lt; b, dy/2 where a = b, else 0; and db alike
/// </code>
/// Where both are equal each gets half, as in PyTorch.
/// </summary>
internal sealed record Minimum : Pairwise
{
    public override string Title => "minimum";

    public override Expr Forward(Expr a, Expr b) => Min(a, b);

    public override Expr GradientLeft(Expr a, Expr b, Expr dy) => Share(a, b, dy);

    public override Expr GradientRight(Expr a, Expr b, Expr dy) => Share(b, a, dy);

    private static Expr Share(Expr own, Expr other, Expr dy) => (own < other).Choose(dy, (own > other).Choose(0, dy * 0.5));
}
