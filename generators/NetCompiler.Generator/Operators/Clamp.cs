using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Limits to an interval.
/// <code>
/// y  = min(max(x, a), b)
/// dx = dy where a ≤ x ≤ b, else 0
/// </code>
/// At a and at b the derivative is 1, as in PyTorch.
/// </summary>
internal sealed record Clamp(double Min, double Max) : Elementwise
{
    public override string Title => "clamp";

    public override Expr Forward(Expr x) => Functions.Min(Functions.Max(x, Min), Max);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (x >= Min).Choose((x <= Max).Choose(dy, 0), 0);
}
