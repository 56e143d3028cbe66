using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>Rows in tiles of nearly equal height, the taller ones first. One division for all of them: one for each tile would take as long as a tenth of a short tile.</summary>
internal readonly struct Tiling
{
    private readonly int _height, _taller;

    /// <summary>As few tiles as cover <paramref name="rows"/> when none is taller than <paramref name="tallest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Tiling(int rows, int tallest)
    {
        Tiles = (rows + tallest - 1) / tallest;
        _height = Tiles == 1 ? rows : rows / Math.Max(Tiles, 1);
        _taller = rows - Tiles * _height;
    }

    /// <summary>How many tiles there are.</summary>
    public int Tiles { get; }

    /// <summary>The rows of tile <paramref name="index"/>.</summary>
    public Part this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Start(index), Start(index + 1));
    }

    /// <summary>The rows of tiles <paramref name="first"/> to <paramref name="last"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Part Together(int first, int last) => new(Start(first), Start(last));

    private int Start(int index) => index * _height + Math.Min(index, _taller);
}
