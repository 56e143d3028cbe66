using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Hyperbolic tangent.
/// <code>
/// y  = tanh x
/// dx = dy·(1 − y²)
/// </code>
/// </summary>
internal sealed record Tanh : Elementwise
{
    public override string Title => "tanh";

    public override Expr Forward(Expr x) => Functions.Tanh(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * (1 - y * y);
}
