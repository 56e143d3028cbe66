using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid linear unit, also called swish (Elfwing et al. 2018, Ramachandran et al. 2017).
/// <code>
/// y  = x·σ(x)
/// dx = dy·(y + σ(x)·(1 − y))
/// </code>
/// </summary>
internal sealed record Silu : Elementwise
{
    public override string Title => "silu";

    public override Expr Forward(Expr x) => x * Functions.Sigmoid(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * (y + Functions.Sigmoid(x) * (1 - y));
}
