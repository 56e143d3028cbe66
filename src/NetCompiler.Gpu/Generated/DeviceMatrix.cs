using System.ComponentModel;
using ILGPU;

namespace NetCompiler.Gpu;

/// <summary>A matrix in the memory of a device, row by row.</summary>
/// <param name="floats">The memory.</param>
/// <param name="stride">Floats from one row to the next.</param>
/// <param name="first">Where it begins there.</param>
/// <param name="isTurned">Whether its rows in memory are the columns of the product's factor.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceMatrix(ArrayView<float> floats, int stride, int first = 0, bool isTurned = false)
{
    /// <summary>The memory.</summary>
    public ArrayView<float> Floats { get; } = floats;

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>Where it begins there.</summary>
    public int First { get; } = first;

    /// <summary>Whether its rows in memory are the columns of the product's factor.</summary>
    public bool IsTurned { get; } = isTurned;
}
