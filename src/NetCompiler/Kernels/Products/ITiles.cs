namespace NetCompiler.Kernels;

/// <summary>Tiles of one width and every height: the innermost loops of the matrix product.</summary>
internal unsafe interface ITiles
{
    /// <summary>The most rows whose sums still fit into registers beside the factors.</summary>
    static abstract int Tallest { get; }

    /// <summary>Columns.</summary>
    static abstract int Width { get; }

    /// <summary>
    /// y[r, c] = Σ a[r, k]·b[k, c], k in order. The sums stay in registers and are stored plainly: any further arithmetic in this loop's method would make the compiler
    /// move sums to the stack inside the loop.
    /// </summary>
    static abstract void Multiply(int rows, in Factors factors, float* y, nint yStride);
}

/// <summary>
/// The two factors of a tile: a[r, k] at A + r·RowStride + k·StepStride, b[k, c] at Panel + k·PanelStride + c, for k &lt; Steps. Where a has several lines of as many steps, each starts
/// Jump floats after the end of the one before, and b goes on without a gap.
/// </summary>
internal unsafe struct Factors
{
    public nint Steps;
    public float* A;
    public nint RowStride;
    public nint StepStride;
    public float* Panel;
    public nint PanelStride;

    /// <summary>How many lines there are; 0 is one as well.</summary>
    public nint Lines;

    public nint Jump;

    /// <summary>Whether the sums start from what y holds.</summary>
    public bool Accumulate;
}
