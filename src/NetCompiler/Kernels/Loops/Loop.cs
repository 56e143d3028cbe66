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
        int wide = columns.Start + columns.Count / Machine.Width * Machine.Width;
        int narrow = wide + (columns.End - wide) / Lanes128.Width * Lanes128.Width;

        if (wide > columns.Start)
        {
            if (Machine.Has512)
                Sweep<Lanes512, TMap>(rows, new Part(columns.Start, wide), in map);
            else if (Machine.Has256)
                Sweep<Lanes256, TMap>(rows, new Part(columns.Start, wide), in map);
            else
                Sweep<Lanes128, TMap>(rows, new Part(columns.Start, wide), in map);
        }

        if (narrow > wide)
            Sweep<Lanes128, TMap>(rows, new Part(wide, narrow), in map);

        if (columns.End > narrow)
            Sweep<Lanes1, TMap>(rows, new Part(narrow, columns.End), in map);
    }

    /// <summary>A multiple of V's width of columns. A method for each width: together they would be more than the compiler is willing to inline.</summary>
    [MethodImpl(Compiled)]
    private static void Sweep<V, TMap>(Part rows, Part columns, in TMap operands)
        where V : struct, ILanes<V>
        where TMap : struct, IMap
    {
        TMap map = operands;    // A copy of its own, so that pointers and strides stay in registers across the stores.

        for (int row = rows.Start; row < rows.End; row++)
        {
            for (int column = columns.Start; column < columns.End; column += V.Width)
                map.At<V>(row, column);
        }
    }
}
