namespace ILGPU;

/// <summary>An index of one dimension.</summary>
public readonly record struct Index1D(int X)
{
    /// <summary>The index as a number.</summary>
    public static implicit operator int(Index1D index) => index.X;

    /// <summary>A number as an index.</summary>
    public static implicit operator Index1D(int index) => new(index);
}

/// <summary>A long index of one dimension.</summary>
public readonly record struct LongIndex1D(long X)
{
    /// <summary>The index as a number.</summary>
    public static implicit operator long(LongIndex1D index) => index.X;

    /// <summary>A number as an index.</summary>
    public static implicit operator LongIndex1D(long index) => new(index);
}

/// <summary>An index of two dimensions.</summary>
public readonly record struct Index2D(int X, int Y);

/// <summary>An index of three dimensions.</summary>
public readonly record struct Index3D(int X, int Y, int Z);

/// <summary>How elements of one dimension lie.</summary>
public interface IStride1D;

/// <summary>Strides of one dimension.</summary>
public static class Stride1D
{
    /// <summary>One after the other.</summary>
    public readonly struct Dense : IStride1D;
}
