using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Logistic sigmoid.
/// <code>
/// y  = 1 / (1 + e⁻ˣ)
/// dx = dy·y·(1 − y)
/// </code>
/// </summary>
internal sealed record Sigmoid : Elementwise
{
    public override string Title => "sigmoid";

    public override Expr Forward(Expr x) => Functions.Sigmoid(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * (y * (1 - y));
}
