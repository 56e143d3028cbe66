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
/// </summary>
internal sealed record Gelu : Elementwise
{
    public override string Title => "gelu";

    public override Expr Forward(Expr x) => x * Cumulative(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * (Cumulative(x) + x * Density(x));

    private static Expr Cumulative(Expr x) => 0.5 * Erf(x * Math.Sqrt(0.5)) + 0.5;

    private static Expr Density(Expr x) => Exp(x * x * -0.5) * (1 / Math.Sqrt(2 * Math.PI));
}
