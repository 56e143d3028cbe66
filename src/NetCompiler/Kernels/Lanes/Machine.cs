using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>Which registers this machine has. The just-in-time compiler knows each answer, so that asking costs nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Machine
{
    /// <summary>
    /// Whether to compute in 512 bits. Asked of the instruction set itself: <c>Vector512.IsHardwareAccelerated</c> says no on processors
    /// that lower their clock for wide registers, and matrix products gain there all the same.
    /// </summary>
    public static bool Has512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported;
    }

    /// <summary>Whether to compute in 256 bits where 512 are missing.</summary>
    public static bool Has256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx2.IsSupported && Fma.IsSupported;
    }

    /// <summary>Floats in the widest register used: 16, 8 or 4.</summary>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Has512 ? 16 : Has256 ? 8 : 4;
    }

    /// <summary>How many such registers there are.</summary>
    internal static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Has512 || AdvSimd.IsSupported ? 32 : 16;
    }
}
