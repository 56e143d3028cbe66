using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Functions that <see cref="System.MathF"/> lacks, for functions of one's own such as those of <see cref="MapAttribute"/>. They can be called in any program, with the values that networks compute.
/// </summary>
public static class SpecialFunctions
{
    /// <summary>The error function, 2/√π·∫₀ˣ e^(−t²) dt. Error at most 2 ulp.</summary>
    /// <param name="x">Any number.</param>
    public static float Erf(float x) => Lanes1.Sum(Simd.Erf(Lanes1.Of(x)));

    /// <summary>The logistic sigmoid, 1/(1 + e⁻ˣ), without overflow in either tail. Error at most 2 ulp.</summary>
    /// <param name="x">Any number.</param>
    public static float Sigmoid(float x) => Lanes1.Sum(Simd.Sigmoid(Lanes1.Of(x)));

    /// <summary>log(1 + eˣ), without overflow. Error at most 2 ulp.</summary>
    /// <param name="x">Any number.</param>
    public static float Softplus(float x) => Lanes1.Sum(Simd.Softplus(Lanes1.Of(x)));
}
