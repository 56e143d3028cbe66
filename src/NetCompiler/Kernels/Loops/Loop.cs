using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Loops over the elements of a batch, in the widest registers that the machine has; what is left of a row is done by narrower ones and at last one
/// float at a time, with the same bits. No element outside the asked-for range is ever touched.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Loop
{
    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Every element of <paramref name="columns"/> columns, in each of <paramref name="rows"/>.</summary>
    public static void Rows<TMap>(Part rows, int columns, TMap map) where TMap : struct, IMap =>
        Tile(rows, new Part(0, columns), in map);

    /// <summary>The first <paramref name="columns"/> elements of one row.</summary>
    public static void Row<TMap>(int row, int columns, TMap map) where TMap : struct, IMap =>
        Tile(new Part(row, row + 1), new Part(0, columns), in map);

    /// <summary>The elements of <paramref name="columns"/> in row 0: vectors that all examples share.</summary>
    public static void Columns<TMap>(Part columns, TMap map) where TMap : struct, IMap =>
        Tile(new Part(0, 1), columns, in map);

    /// <summary>The elements where <paramref name="rows"/> and <paramref name="columns"/> meet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Tile<TMap>(Part rows, Part columns, in TMap map) where TMap : struct, IMap
    {
        if (Machine.Has512)
            Tile<Lanes512, TMap>(rows, columns, in map);
        else if (Machine.Has256)
            Tile<Lanes256, TMap>(rows, columns, in map);
        else
            Tile<Lanes128, TMap>(rows, columns, in map);
    }

    [MethodImpl(Compiled)]
    private static void Tile<V, TMap>(Part rows, Part columns, in TMap operands)
        where V : struct, ILanes<V>
        where TMap : struct, IMap
    {
        TMap map = operands;    // A copy of its own, so that pointers and strides stay in registers across the stores.
        int wide = columns.End - V.Width;
        int narrow = columns.End - Lanes128.Width;

        for (int row = rows.Start; row < rows.End; row++)
        {
            int column = columns.Start;

            for (; column <= wide; column += V.Width)
                map.At<V>(row, column);

            if (V.Width > Lanes128.Width)
            {
                for (; column <= narrow; column += Lanes128.Width)
                    map.At<Lanes128>(row, column);
            }

            for (; column < columns.End; column++)
                map.At<Lanes1>(row, column);
        }
    }
}
