using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Random numbers for initial parameters: element i of parameter p depends on the seed, i and p alone.</summary>
internal static class InitialNumbers
{
    /// <summary>Numbers from the normal distribution with mean 0 and variance 1.</summary>
    public static unsafe void Normal(Span<float> values, ulong seed, int parameter)
    {
        fixed (float* start = values)
            Loop.Columns(new Part(0, values.Length), new NormalNumbers(new Row(start), seed, (uint)parameter));
    }

    /// <summary>Numbers uniform in (−1, 1).</summary>
    public static unsafe void Symmetric(Span<float> values, ulong seed, int parameter)
    {
        fixed (float* start = values)
            Loop.Columns(new Part(0, values.Length), new SymmetricNumbers(new Row(start), seed, (uint)parameter));
    }

    /// <summary>√(−2·log u)·cos(2π·v) (Box and Muller), u in (0, 1], v in [0, 1)</summary>
    private readonly struct NormalNumbers(Row values, ulong seed, uint parameter) : IMap
    {
        public void At<V>(int row, int i) where V : struct, ILanes<V>
        {
            (V u, V v) = Uniform<V>(i, seed, parameter);
            values.Store(i, V.Sqrt(-2f * Simd.Log(V.One - u)) * Simd.Cos(v * (2f * MathF.PI)));
        }
    }

    private readonly struct SymmetricNumbers(Row values, ulong seed, uint parameter) : IMap
    {
        public void At<V>(int row, int i) where V : struct, ILanes<V>
        {
            (V u, _) = Uniform<V>(i, seed, parameter);
            values.Store(i, (u + (0.5f / 16777216f)) * 2f - 1f);
        }
    }

    private static (V, V) Uniform<V>(int element, ulong seed, uint parameter) where V : struct, ILanes<V>
    {
        V c0 = V.Integers((uint)element), c1 = V.OfBits(parameter), c2 = V.Zero, c3 = V.OfBits((uint)Purpose.InitialParameters);
        Philox.Mix(ref c0, ref c1, ref c2, ref c3, seed);
        return (ToUnit(c0), ToUnit(c1));
    }

    /// <summary>24 random bits as a multiple of 2⁻²⁴ in [0, 1).</summary>
    private static V ToUnit<V>(V bits) where V : struct, ILanes<V> => V.FromInteger(V.ShiftRight(bits, 8)) * (1f / 16777216f);
}
