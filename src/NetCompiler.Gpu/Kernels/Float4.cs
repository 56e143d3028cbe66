using System.ComponentModel;
using ILGPU;

namespace NetCompiler.Gpu;

/// <summary>Four floats side by side, which kernels read and write at once: 128 bits an access, at multiples of four floats.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Float4
{
    /// <summary>One of the four, in their order.</summary>
    public float X, Y, Z, W;

    /// <summary>The four from <paramref name="index"/> on, a multiple of four.</summary>
    public static Float4 At(ArrayView<float> view, int index) => view.Cast<Float4>()[index >> 2];

    /// <summary>Σ over the four of the products, from the first to the last.</summary>
    public static float Dot(Float4 x, Float4 y) => x.X * y.X + x.Y * y.Y + x.Z * y.Z + x.W * y.W;

    /// <summary>Puts the four where others are found at once.</summary>
    /// <inheritdoc cref="At"/>
    public static void Put(ArrayView<float> view, int index, Float4 values) => view.Cast<Float4>()[index >> 2] = values;

    /// <summary>Puts them apart, so many floats from one to the next.</summary>
    public static void PutApart(ArrayView<float> view, int index, int distance, Float4 values)
    {
        view[index] = values.X;
        view[index + distance] = values.Y;
        view[index + 2 * distance] = values.Z;
        view[index + 3 * distance] = values.W;
    }
}
