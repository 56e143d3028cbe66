using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid linear unit, also called swish (Elfwing et al. 2018, Ramachandran et al. 2017).
/// <code>
/// y  = x·σ(x)
/// dx = dy·(s + x·s·(1 − s)),  s = σ(x)
/// </code>
/// The gradient is derived from the formula: s is kept, because it costs more than memory.
/// </summary>
internal sealed record Silu : Elementwise
{
    public override string Title => "silu";

    public override Expr Forward(Expr x) => x * Functions.Sigmoid(x);
}
