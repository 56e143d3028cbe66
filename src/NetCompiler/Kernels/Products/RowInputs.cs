using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>The inputs of a dense layer: rows that lie in memory as they are.</summary>
internal readonly unsafe struct RowInputs(Rows x, int count) : IInputs
{
    private readonly Rows _x = x;
    private readonly int _count = count;

    /// <summary>Where a row has more inputs, more are copied, which is quicker than leaving them out: the next row, or what is packed next, takes their place.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Pack(Part rows, Part inputs, float* packed)
    {
        int count = inputs.Count;
        nint stride = _x.Stride;
        float* row = _x.Pointer(rows.Start) + inputs.Start, end = packed + (nint)rows.Count * count;

        if (inputs.Start + Gemm.SideBySide <= _count)
        {
            for (; packed < end; row += stride, packed += count)
                Floats.Copy16(row, packed);

            return;
        }

        for (; packed < end; row += stride, packed += count)
        {
            for (int i = 0; i < count; i++)
                packed[i] = row[i];
        }
    }
}
