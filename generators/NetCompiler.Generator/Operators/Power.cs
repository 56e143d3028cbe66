using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A constant power.
/// <code>
/// y  = xᵖ
/// dx = dy·p·xᵖ⁻¹
/// </code>
/// Of a negative x only for whole p. 0⁰ is 1. At 0 the derivative is ∞ for 0 &lt; p &lt; 1, as in PyTorch.
/// Small powers are multiplied out and roots are roots: correctly rounded where a logarithm is not.
/// </summary>
internal sealed record Power(double Exponent) : Elementwise
{
    public override string Title => "power";

    public override Expr Forward(Expr x) => Of(x, Exponent);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * (Exponent * Of(x, Exponent - 1));

    /// <summary>A constant power, for losses too.</summary>
    public static Expr Of(Expr x, double exponent) => exponent switch
    {
        0 => 1,
        1 => x,
        2 => x * x,
        3 => x * x * x,
        4 => x * x * (x * x),
        0.5 => Sqrt(x),
        -0.5 => 1 / Sqrt(x),
        -1 => 1 / x,
        -2 => 1 / (x * x),
        _ => Pow(x, exponent),
    };
}
