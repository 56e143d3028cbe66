using System;
using System.ComponentModel;
using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>
/// Scalar functions for kernels, from what every device of ILGPU computes well: e<sup>x</sup>, log, roots and arithmetic. Hyperbolic functions never go through the device's own, of which CUDA's tanh has 11 bits.
/// Errors are a few units in the last place of the largest value nearby.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceMath
{
    private const float HalfPi = 1.57079637f, QuarterPi = 0.785398185f, Log2 = 0.693147182f;

    /// <summary>Whether a value takes the place of the largest of those before it: if it exceeds that, or is not a number.</summary>
    public static bool IsLarger(float value, float max) => value > max || (Interop.FloatAsInt(value) & 0x7FFFFFFFu) > 0x7F800000u;

    /// <summary>How many of so many whole numbers from <paramref name="first"/> on are from <paramref name="low"/> to <paramref name="high"/> − 1.</summary>
    public static int Overlap(int first, int count, int low, int high)
    {
        int start = first > low ? first : low, end = first + count < high ? first + count : high;
        return end > start ? end - start : 0;
    }

    /// <summary>eˣ − 1, by its series near 0.</summary>
    public static float Expm1(float x)
    {
        float series = x * (1f + x * (1f / 2 + x * (1f / 6 + x * (1f / 24 + x * (1f / 120 + x * (1f / 720 + x * (1f / 5040 + x * (1f / 40320))))))));
        return XMath.Abs(x) < 0.5f ? series : XMath.Exp(x) - 1f;
    }

    /// <summary>log(1 + x), where 1 + x is rounded and the logarithm corrected for it (Kahan).</summary>
    public static float Log1p(float x)
    {
        float sum = 1f + x, rounded = sum - 1f;
        return rounded == 0f ? x : sum > 3e38f ? XMath.Log(x) : XMath.Log(sum) * (x / rounded);
    }

    /// <summary>(1 − e⁻²ˣ) / (1 + e⁻²ˣ)</summary>
    public static float Tanh(float x)
    {
        float less = Expm1(-2f * XMath.Abs(x)), size = -less / (2f + less);
        return x < 0f ? -size : size;
    }

    /// <summary>1 / (1 + e⁻ˣ), without overflow in either tail.</summary>
    public static float Sigmoid(float x)
    {
        float power = XMath.Exp(-XMath.Abs(x));
        return (x < 0f ? power : 1f) / (1f + power);
    }

    /// <summary>log(1 + eˣ), without overflow.</summary>
    public static float Softplus(float x) => XMath.Max(x, 0f) + Log1p(XMath.Exp(-XMath.Abs(x)));

    /// <summary>The error function: its series up to ½, and Abramowitz and Stegun's 7.1.26 beyond, whose error is below 1.5e-7.</summary>
    public static float Erf(float x)
    {
        float size = XMath.Abs(x), square = x * x, t = 1f / (1f + 0.3275911f * size);
        float near = 1.12837917f * size * (1f + square * (-1f / 3 + square * (1f / 10 + square * (-1f / 42 + square * (1f / 216 - square * (1f / 1320))))));
        float far = 1f - t * (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f)))) * XMath.Exp(-square);
        float value = size < 0.5f ? near : far;
        return x < 0f ? -value : value;
    }

    /// <summary>(eˣ − e⁻ˣ) / 2</summary>
    public static float Sinh(float x)
    {
        float size = XMath.Abs(x), more = Expm1(size), half = XMath.Exp(0.5f * size);
        float value = size > 80f ? 0.5f * half * half : 0.5f * (more + more / (more + 1f));
        return x < 0f ? -value : value;
    }

    /// <summary>(eˣ + e⁻ˣ) / 2</summary>
    public static float Cosh(float x)
    {
        float half = XMath.Exp(0.5f * XMath.Abs(x));
        return 0.5f * half * half + 0.5f / half / half;
    }

    /// <summary>log(cosh x), without overflow, by its series near 0.</summary>
    public static float LogCosh(float x)
    {
        float size = XMath.Abs(x), square = x * x;
        float near = square * (1f / 2 + square * (-1f / 12 + square * (1f / 45 + square * (-17f / 2520 + square * (31f / 14175)))));
        return size < 0.5f ? near : size + Log1p(XMath.Exp(-2f * size)) - Log2;
    }

    /// <summary>tan x</summary>
    public static float Tan(float x) => MathF.Sin(x) / MathF.Cos(x);

    /// <summary>arctan x, by Cephes' polynomial on the middle eighth of the circle.</summary>
    public static float Atan(float x)
    {
        float size = XMath.Abs(x);
        bool isSteep = size > 2.41421356f, isMiddling = size > 0.414213562f;
        float reduced = isSteep ? -1f / size : isMiddling ? (size - 1f) / (size + 1f) : size, square = reduced * reduced;
        float polynomial = (((8.05374449538e-2f * square - 1.38776856032e-1f) * square + 1.99777106478e-1f) * square - 3.33329491539e-1f) * square * reduced + reduced;
        float value = (isSteep ? HalfPi : isMiddling ? QuarterPi : 0f) + polynomial;
        return x < 0f ? -value : value;
    }

    /// <summary>The angle of the point (x, y).</summary>
    public static float Atan2(float y, float x)
    {
        if (x == 0f && y == 0f)
            return 0f;

        float angle = XMath.Abs(x) >= XMath.Abs(y) ? Atan(y / x) : (y < 0f ? -HalfPi : HalfPi) - Atan(x / y);
        return XMath.Abs(x) >= XMath.Abs(y) && x < 0f ? angle + (y < 0f ? -2f * HalfPi : 2f * HalfPi) : angle;
    }

    /// <summary>arcsin x</summary>
    public static float Asin(float x) => Atan2(x, XMath.Sqrt((1f - x) * (1f + x)));

    /// <summary>arccos x</summary>
    public static float Acos(float x) => Atan2(XMath.Sqrt((1f - x) * (1f + x)), x);

    /// <summary>The inverse of sinh.</summary>
    public static float Asinh(float x)
    {
        float size = XMath.Abs(x), value = size > 1e18f ? XMath.Log(size) + Log2 : Log1p(size + size * size / (1f + XMath.Sqrt(size * size + 1f)));
        return x < 0f ? -value : value;
    }

    /// <summary>The inverse of cosh.</summary>
    public static float Acosh(float x)
    {
        float more = x - 1f;
        return x > 1e18f ? XMath.Log(x) + Log2 : Log1p(more + XMath.Sqrt(more * (x + 1f)));
    }

    /// <summary>The inverse of tanh.</summary>
    public static float Atanh(float x) => 0.5f * Log1p(2f * x / (1f - x));

    /// <summary>∛x: a power, and one step of Newton's method.</summary>
    public static float Cbrt(float x)
    {
        if (x == 0f)
            return x;

        float size = XMath.Abs(x), root = XMath.Exp(XMath.Log(size) * (1f / 3));
        root -= (root - size / (root * root)) * (1f / 3);
        return x < 0f ? -root : root;
    }

    /// <summary>√(x² + y²), without overflow of the squares.</summary>
    public static float Hypot(float x, float y)
    {
        float large = XMath.Max(XMath.Abs(x), XMath.Abs(y)), small = XMath.Min(XMath.Abs(x), XMath.Abs(y)), ratio = small / large;
        return large == 0f ? 0f : large * XMath.Sqrt(1f + ratio * ratio);
    }

    /// <summary>xʸ; of a negative x only for whole y.</summary>
    public static float Pow(float x, float y)
    {
        float power = XMath.Pow(XMath.Abs(x), y);

        if (x >= 0f)
            return power;
        if (MathF.Floor(y) != y)
            return float.NaN;
        return MathF.Floor(0.5f * y) * 2f != y ? -power : power;
    }

    /// <summary>1 above 0, −1 below, 0 at 0.</summary>
    public static float Sign(float x) => x > 0f ? 1f : x < 0f ? -1f : 0f;

    /// <summary>The nearest whole number; of two the even one.</summary>
    public static float Round(float x)
    {
        float below = MathF.Floor(x), over = x - below;
        bool isUp = over > 0.5f || over == 0.5f && MathF.Floor(0.5f * below) * 2f != below;
        return isUp ? below + 1f : below;
    }

    /// <summary>Without what is behind the point.</summary>
    public static float Truncate(float x) => x < 0f ? MathF.Ceiling(x) : MathF.Floor(x);
}
