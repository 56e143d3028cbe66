using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>The tiles of a batch of results, four by four positions each; the last of a line and the last line may reach beyond the result. Tiles are numbered line by line, example by example.</summary>
internal readonly unsafe struct TileGrid(in Window window)
{
    private const int Side = SixPoints.Results, Seen = Side + 2;

    private readonly Window _window = window;

    /// <summary>Tiles of a line.</summary>
    public int Across { get; } = Gemm.Runs(window.OutWidth, Side);

    /// <summary>Lines of tiles of an example.</summary>
    public int Down { get; } = Gemm.Runs(window.OutHeight, Side);

    /// <summary>The rows of a result in these lines of tiles: all of them, for lines are whole.</summary>
    public Part Rows(Part lines) => new(FirstRow(lines.Start), FirstRow(lines.End));

    /// <summary>Asks for some columns of these positions, which are used a tile later: they lie in rows too short for the processor to see where it goes on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Fetch(float** places, int count, Part columns)
    {
        if (!Sse.IsSupported)
            return;

        for (int i = 0; i < count; i++)
        {
            for (int column = columns.Start; column < columns.End; column += Lanes512.Width)
                Sse.Prefetch0(places[i] + column);
        }
    }

    /// <summary>Where the image has the 36 positions that a tile sees.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void OfImage(int tile, Rows x, float* outside, float** places)
    {
        (int example, int line, int at) = Place(tile);
        Fill(
            x.Pointer(example * _window.Positions), x.Stride, new Area(line * Side - _window.Top, at * Side - _window.Left, _window.Height, _window.Width), Seen, outside, places);
    }

    /// <summary>Where a result has the 16 positions of a tile.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void OfResult(int tile, Rows y, float* outside, float** places)
    {
        (int example, int line, int at) = Place(tile);
        Fill(y.Pointer(example * _window.OutPositions), y.Stride, new Area(line * Side, at * Side, _window.OutHeight, _window.OutWidth), Side, outside, places);
    }

    private int FirstRow(int line)
    {
        (int example, int within) = Math.DivRem(line, Down);

        return example * _window.OutPositions + within * Side * _window.OutWidth;
    }

    private (int Example, int Line, int At) Place(int tile)
    {
        (int line, int at) = Math.DivRem(tile, Across);
        (int example, int within) = Math.DivRem(line, Down);

        return (example, within, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill(float* image, nint stride, Area area, int side, float* outside, float** places)
    {
        for (int i = 0; i < side; i++, places += side)
        {
            int h = area.Top + i;
            float* position = image + ((nint)h * area.Width + area.Left) * stride;

            if ((uint)h >= (uint)area.Height)
            {
                for (int j = 0; j < side; j++)
                    places[j] = outside;
            }
            else if (area.Left >= 0 && area.Left <= area.Width - side)
            {
                for (int j = 0; j < side; j++, position += stride)
                    places[j] = position;
            }
            else
            {
                for (int j = 0; j < side; j++, position += stride)
                    places[j] = (uint)(area.Left + j) < (uint)area.Width ? position : outside;
            }
        }
    }

    /// <summary>The first position of a tile, and how large the image is.</summary>
    private readonly record struct Area(int Top, int Left, int Height, int Width);
}
