using System;

namespace NetCompiler.Kernels;

/// <summary>The positions of a row phase and a column phase in the image.</summary>
internal readonly unsafe struct Places(in Window window, in Phase rows, in Phase columns)
{
    private readonly int _height = rows.Count, _width = columns.Count;
    private readonly int _first = rows.First * window.Width + columns.First;
    private readonly int _positions = window.Positions;

    /// <summary>Rows of the image from one line of places to the next.</summary>
    public int Down { get; } = window.StrideHeight * window.Width;

    /// <summary>Rows of the image from one place to the next.</summary>
    public int Right { get; } = window.StrideWidth;

    /// <summary>All positions of a result.</summary>
    public static Places All(in Window window)
    {
        Window result = new() { Height = window.OutHeight, Width = window.OutWidth };

        return new(result, Phase.OfRows(result, 0), Phase.OfColumns(result, 0));
    }

    /// <summary>How many there are in an example.</summary>
    public int Count => _height * _width;

    /// <summary>The row of the first place of a line.</summary>
    public int Row(int example, int line) => example * _positions + _first + line * Down;

    /// <summary>Copies <paramref name="count"/> columns of each of these rows to its place.</summary>
    /// <param name="rows">The rows b·Count + p.</param>
    /// <param name="from">The first of them.</param>
    /// <param name="stride">Floats from one to the next.</param>
    /// <param name="to">The image.</param>
    /// <param name="count">How many columns.</param>
    public void Scatter(Part rows, float* from, nint stride, Rows to, int count)
    {
        (int example, int p) = Math.DivRem(rows.Start, Count);
        (int i, int j) = Math.DivRem(p, _width);

        for (int row = rows.Start; row < rows.End; row++, from += stride)
        {
            Floats.Copy(from, to.Pointer(Row(example, i) + j * Right), count);
            Advance(ref example, ref i, ref j);
        }
    }

    /// <summary>Zeros in <paramref name="count"/> columns at the place of each of these rows.</summary>
    public void Clear(Part rows, Rows to, int count)
    {
        if (rows.Count == 0)
            return;

        (int example, int p) = Math.DivRem(rows.Start, Count);
        (int i, int j) = Math.DivRem(p, _width);

        for (int row = rows.Start; row < rows.End; row++)
        {
            Floats.Clear(to.Pointer(Row(example, i) + j * Right), count);
            Advance(ref example, ref i, ref j);
        }
    }

    private void Advance(ref int example, ref int i, ref int j)
    {
        if (++j < _width)
            return;

        j = 0;

        if (++i < _height)
            return;

        i = 0;
        example++;
    }
}
