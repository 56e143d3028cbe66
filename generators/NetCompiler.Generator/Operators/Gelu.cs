using System;
using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Gaussian error linear unit in its exact form (Hendrycks and Gimpel 2016), PyTorch's default.
/// <code>
/// y  = x·Φ(x),  Φ(x) = ½·(1 + erf(x/√2))
/// dx = dy·(Φ(x) + x·φ(x)),  φ(x) = e^(−x²/2) / √(2π)
/// </code>
/// The gradient is derived from the formula: the error function is kept, because it costs more than memory.
/// </summary>
internal sealed record Gelu : Elementwise
{
    public override string Title => "gelu";

    public override Expr Forward(Expr x) => x * (0.5 * Erf(x * Math.Sqrt(0.5)) + 0.5);
}
