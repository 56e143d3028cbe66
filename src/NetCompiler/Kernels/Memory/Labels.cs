using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>One class index per example, [B]: integers kept in the same memory as the floats.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Labels
{
    private readonly int* _data;

    /// <summary>The integers that start at <paramref name="data"/>.</summary>
    public Labels(int* data) => _data = data;

    /// <summary>The class of one example.</summary>
    public ref int this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _data[row];
    }

    /// <summary>The classes of the first <paramref name="count"/> examples.</summary>
    public Span<int> Span(int count) => new(_data, count);
}
