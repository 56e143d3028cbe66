using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// One piece of zeroed memory from which a network takes its slices: aligned to 64 bytes, never moved, freed with its last reference.
/// </summary>
/// <remarks>Views into an arena (<see cref="Rows"/>, <see cref="Pass"/>, …) do not keep it alive: whoever makes them holds on to it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Arena
{
    private const int Alignment = 16;

    /// <summary>Floats behind the last that whole registers may read: the rest of one, where a row's last columns are less.</summary>
    private const int Overrun = 16;

    private readonly float[] _memory;

    /// <summary>Memory for <paramref name="length"/> floats, all zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public Arena(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);

        _memory = GC.AllocateArray<float>(checked(length + Alignment + Overrun), pinned: true);
        Length = length;

        fixed (float* start = _memory)
            Pointer = (float*)(((nuint)start + 63) & ~(nuint)63);

        HugePages.Advise(Pointer, (nuint)length * sizeof(float));
    }

    /// <summary>An arena of no floats.</summary>
    public static Arena Empty { get; } = new(0);

    /// <summary>How many floats there are.</summary>
    public int Length { get; }

    /// <summary>All floats.</summary>
    public Span<float> Span => new(Pointer, Length);

    /// <summary>The first float.</summary>
    internal float* Pointer { get; }
}
