namespace NetCompiler.Kernels;

/// <summary>Sums of stretches of memory in registers of one width: the innermost loops of what goes by maxima.</summary>
internal unsafe interface IStretches
{
    /// <summary>Floats of a register.</summary>
    static abstract int Width { get; }

    /// <summary>
    /// sums[l, i] += Σ over the spots s, in order, of Factors[s]·data[Offsets[s] + l·Pitch + i], for l &lt; <paramref name="lines"/>, at most 5, and the i of so many
    /// <paramref name="registers"/>, at most 2.
    /// </summary>
    static abstract void Add(int lines, int registers, in Spots spots, float* data, float* sums);
}

/// <summary>Places in an image, each with its factor; <see cref="Stride"/> apart in both lists.</summary>
internal unsafe struct Spots
{
    public nint Count;
    public float* Factors;
    public int* Offsets;
    public nint Stride;

    /// <summary>Floats from one line of the data to the next.</summary>
    public nint Pitch;

    /// <summary>Floats from one line of the sums to the next.</summary>
    public nint SumPitch;
}
