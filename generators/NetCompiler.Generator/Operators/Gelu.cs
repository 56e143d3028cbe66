using System;
using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Gaussian error linear unit (Hendrycks and Gimpel 2016), in its exact form, PyTorch's default, or with the distribution function Φ approximated.
/// <code>
/// y  = x·Φ(x)
/// dx = dy·(Φ(x) + x·Φ'(x))
/// exact     Φ(x) = ½·(1 + erf(x/√2))                       Φ'(x) = e^(−x²/2) / √(2π)
/// by tanh   Φ(x) = ½·(1 + t),  t = tanh(x·(a + b·x²))      Φ'(x) = ½·(1 − t²)·(a + 3b·x²)       a = √(2/π),  b = 0.044715·a
/// </code>
/// The gradient is derived from the formula: erf and tanh are kept, because they cost more than memory.
/// </summary>
internal sealed record Gelu(GeluApproximation Approximation = GeluApproximation.None) : Elementwise
{
    public override string Title => "gelu";

    public override Expr Forward(Expr x) => x * (0.5 * (Approximation is GeluApproximation.Tanh ? Tanh(x * (Slope + 0.044715 * Slope * (x * x))) : Erf(x * Math.Sqrt(0.5))) + 0.5);

    /// <summary>√(2/π)</summary>
    private static double Slope => Math.Sqrt(2 / Math.PI);
}

/// <summary>Names and order of <c>NetCompiler.GeluApproximation</c>, which users write.</summary>
internal enum GeluApproximation
{
    None,
    Tanh,
}
