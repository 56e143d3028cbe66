using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Limits;

/// <summary>Views of arenas, which never move; whoever asks keeps the arena.</summary>
internal static unsafe class Memory
{
    public static float* Start(Arena arena) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(arena.Span));

    public static Row Row(Arena arena) => new(Start(arena));

    public static Rows Rows(Arena arena, int stride) => new(Start(arena), stride);

    public static Scalars Scalars(Arena arena, int first) => new(Start(arena) + first);

    public static Panels Panels(Arena arena, int inputs, int outputs) => new(Start(arena), inputs, outputs);
}
