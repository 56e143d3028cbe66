using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Limits;

/// <summary>Twelve sums that never leave their registers: enough that no multiply–add waits for the one before it.</summary>
internal static class PeakProbe
{
    private const int Sums = 12, Turns = 100_000, Rounds = 100;
    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Where the sums go, so that they have to be computed.</summary>
    private static volatile float _last;

    /// <summary>The peak at each width that this process uses.</summary>
    public static IEnumerable<Peak> Measure(int threads)
    {
        if (Machine.Has512)
            yield return Of(512, threads, () => _last = Turn512(Turns));

        if (Machine.Has256)
            yield return Of(256, threads, () => _last = Turn256(Turns));

        if (Fma.IsSupported || AdvSimd.IsSupported)
            yield return Of(128, threads, () => _last = Turn128(Turns));
    }

    /// <summary>Runs at the widest registers for a fraction of a millisecond, on every worker that calls it.</summary>
    public static void Run() => _last = Machine.Has512 ? Turn512(Turns) : Machine.Has256 ? Turn256(Turns) : Turn128(Turns);

    /// <summary>How many operations a call of <see cref="Run"/> is.</summary>
    public static double Operations => 2.0 * Machine.Width * Sums * Turns;

    private static Peak Of(int bits, int threads, System.Action turns)
    {
        double operations = 2.0 * (bits / 32) * Sums * Turns * threads;

        return new Peak(bits, threads, operations / new Together(threads, _ => turns()).Best(Rounds) / 1e9);
    }

    [MethodImpl(Compiled)]
    private static float Turn512(int turns)
    {
        Vector512<float> x = Vector512.Create(0.5f), one = Vector512<float>.One;
        Vector512<float> a = one, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;

        for (int turn = 0; turn < turns; turn++)
        {
            a = Avx512F.FusedMultiplyAdd(a, x, one); b = Avx512F.FusedMultiplyAdd(b, x, one); c = Avx512F.FusedMultiplyAdd(c, x, one);
            d = Avx512F.FusedMultiplyAdd(d, x, one); e = Avx512F.FusedMultiplyAdd(e, x, one); f = Avx512F.FusedMultiplyAdd(f, x, one);
            g = Avx512F.FusedMultiplyAdd(g, x, one); h = Avx512F.FusedMultiplyAdd(h, x, one); i = Avx512F.FusedMultiplyAdd(i, x, one);
            j = Avx512F.FusedMultiplyAdd(j, x, one); k = Avx512F.FusedMultiplyAdd(k, x, one); l = Avx512F.FusedMultiplyAdd(l, x, one);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(Compiled)]
    private static float Turn256(int turns)
    {
        Vector256<float> x = Vector256.Create(0.5f), one = Vector256<float>.One;
        Vector256<float> a = one, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;

        for (int turn = 0; turn < turns; turn++)
        {
            a = Fma.MultiplyAdd(a, x, one); b = Fma.MultiplyAdd(b, x, one); c = Fma.MultiplyAdd(c, x, one);
            d = Fma.MultiplyAdd(d, x, one); e = Fma.MultiplyAdd(e, x, one); f = Fma.MultiplyAdd(f, x, one);
            g = Fma.MultiplyAdd(g, x, one); h = Fma.MultiplyAdd(h, x, one); i = Fma.MultiplyAdd(i, x, one);
            j = Fma.MultiplyAdd(j, x, one); k = Fma.MultiplyAdd(k, x, one); l = Fma.MultiplyAdd(l, x, one);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(Compiled)]
    private static float Turn128(int turns)
    {
        Vector128<float> x = Vector128.Create(0.5f), one = Vector128<float>.One;
        Vector128<float> a = one, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;

        for (int turn = 0; turn < turns; turn++)
        {
            a = Vector128.FusedMultiplyAdd(a, x, one); b = Vector128.FusedMultiplyAdd(b, x, one); c = Vector128.FusedMultiplyAdd(c, x, one);
            d = Vector128.FusedMultiplyAdd(d, x, one); e = Vector128.FusedMultiplyAdd(e, x, one); f = Vector128.FusedMultiplyAdd(f, x, one);
            g = Vector128.FusedMultiplyAdd(g, x, one); h = Vector128.FusedMultiplyAdd(h, x, one); i = Vector128.FusedMultiplyAdd(i, x, one);
            j = Vector128.FusedMultiplyAdd(j, x, one); k = Vector128.FusedMultiplyAdd(k, x, one); l = Vector128.FusedMultiplyAdd(l, x, one);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
