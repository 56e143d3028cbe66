using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Softplus, the smooth ReLU.
/// <code>
/// y  = log(1 + eˣ)
/// dx = dy·σ(x) = dy·(1 − e⁻ʸ)
/// </code>
/// The second form needs only y, but loses all digits where eˣ is small; the first is used.
/// </summary>
internal sealed record Softplus : Elementwise
{
    public override string Title => "softplus";

    public override Expr Forward(Expr x) => Functions.Softplus(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * Functions.Sigmoid(x);
}
