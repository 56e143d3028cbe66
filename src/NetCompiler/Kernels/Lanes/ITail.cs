using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>
/// The last columns of a row in a register that is wider than they are. Lanes beyond the last column read as 0 and are never written: memory there
/// is not touched, and may be missing.
/// </summary>
/// <typeparam name="T">The implementing type itself.</typeparam>
/// <typeparam name="V">The register that holds other columns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITail<T, V> : ILanes<T>
    where T : struct, ITail<T, V>
    where V : struct, ILanes<V>
{
    /// <summary>The lanes of <paramref name="value"/> that are columns, and those of <paramref name="beneath"/> elsewhere.</summary>
    static abstract V Over(T value, V beneath, int place);
}

/// <summary>The place of the last columns: the first of them, and in the upper bits how many there are.</summary>
internal static unsafe class Tail
{
    /// <summary>Columns from here on have no place.</summary>
    public const int MostColumns = 1 << 26;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Place(int column, int count) => column | count << 26;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(int place) => place >> 26;

    // .NET 9 has no masks but those of AVX: loads and stores of 256 bits, the stores many times slower than by masks of AVX-512 on some machines.
#if NET10_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source, Vector256<float> mask) =>
        Machine.Has512 ? Avx512F.VL.MaskLoad(source, mask, Vector256<float>.Zero) : Avx.MaskLoad(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Vector256<float> mask, Vector256<float> value)
    {
        if (Machine.Has512)
            Avx512F.VL.MaskStore(destination, mask, value);
        else
            Avx.MaskStore(destination, mask, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, Vector512<float> mask) => Avx512F.MaskLoad(source, mask, Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Vector512<float> mask, Vector512<float> value) => Avx512F.MaskStore(destination, mask, value);
#else
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source, Vector256<float> mask) => Avx.MaskLoad(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Vector256<float> mask, Vector256<float> value) => Avx.MaskStore(destination, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source, Vector512<float> mask) =>
        Vector512.Create(Load(source, mask.GetLower()), Load(source + 8, mask.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* destination, Vector512<float> mask, Vector512<float> value)
    {
        Store(destination, mask.GetLower(), value.GetLower());
        Store(destination + 8, mask.GetUpper(), value.GetUpper());
    }
#endif
}
