using System;

namespace NetCompiler.Kernels;

/// <summary>Memory that a thread packs factors into: its own, made at its first product and kept.</summary>
internal static unsafe class Scratch
{
    [ThreadStatic] private static Arena? _arena;

    /// <summary>This thread's memory, aligned to 64 bytes; what was there before is lost.</summary>
    public static float* Of(int length)
    {
        if (_arena is null || _arena.Length < length)
            _arena = new Arena(length);

        return _arena.Pointer;
    }
}
