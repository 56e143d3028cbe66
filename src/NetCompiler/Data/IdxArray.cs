using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>The content of an IDX file of bytes.</summary>
public sealed class IdxArray
{
    internal IdxArray(int[] shape, ReadOnlyMemory<byte> values) => (Shape, Values) = (shape, values);

    /// <summary>Its dimensions; the first counts examples.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Its elements, last index fastest.</summary>
    public ReadOnlyMemory<byte> Values { get; }
}
