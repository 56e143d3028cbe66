using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Loops over the elements of a batch, in the widest registers that the machine has; what is left of a row is done by one that is masked, or where
/// the machine has none, one float at a time, with the same bits. No element outside the asked-for range is ever touched, except the padding of an <see cref="IPaddedMap"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Loop
{
    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Every element of <paramref name="columns"/> columns, in each of <paramref name="rows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows<TMap>(Part rows, int columns, TMap map) where TMap : struct, IMap =>
        Tile(rows, new Part(0, columns), in map);

    /// <summary>The first <paramref name="columns"/> elements of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row<TMap>(int row, int columns, TMap map) where TMap : struct, IMap
    {
        if (default(TMap) is IPaddedMap && Machine.Has256 && columns <= Lanes256.Width)
            map.At<Lanes256>(row, 0);
        else if (default(TMap) is IPaddedMap && Machine.Has512 && columns <= Lanes512.Width)
            map.At<Lanes512>(row, 0);
        else if (Machine.Has512 && columns <= Lanes512.Width)
            map.At<Tail512>(row, Tail.Place(0, columns));
        else if (!Machine.Has512 && Machine.Has256 && columns <= Lanes256.Width)
            map.At<Tail256>(row, Tail.Place(0, columns));
        else
            Tile(new Part(row, row + 1), new Part(0, columns), in map);
    }

    /// <summary>The elements of <paramref name="columns"/> in row 0: vectors that all examples share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns<TMap>(Part columns, TMap map) where TMap : struct, IMap =>
        Tile(new Part(0, 1), columns, in map);

    /// <summary>The elements where <paramref name="rows"/> and <paramref name="columns"/> meet.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="map">What is done there.</param>
    /// <param name="isEnd">Whether behind these columns is padding, not others of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Tile<TMap>(Part rows, Part columns, in TMap map, bool isEnd = true) where TMap : struct, IMap
    {
        if (default(TMap) is IPaddedMap && isEnd && Machine.Has256)
            columns = new(columns.Start, columns.Start + Whole(columns.Count));

        int wide = columns.Start + columns.Count / Machine.Width * Machine.Width;

        if (wide == columns.Start + Machine.Width)
        {
            if (Machine.Has512)
                Column<Lanes512, TMap>(rows, columns.Start, in map);
            else if (Machine.Has256)
                Column<Lanes256, TMap>(rows, columns.Start, in map);
            else
                Column<Lanes128, TMap>(rows, columns.Start, in map);
        }
        else if (wide > columns.Start)
        {
            if (Machine.Has512)
                Sweep<Lanes512, TMap>(rows, new Part(columns.Start, wide), in map);
            else if (Machine.Has256)
                Sweep<Lanes256, TMap>(rows, new Part(columns.Start, wide), in map);
            else
                Sweep<Lanes128, TMap>(rows, new Part(columns.Start, wide), in map);
        }

        if (columns.End == wide)
            return;

        if (columns.End - wide == Lanes256.Width && Machine.Has512)
        {
            Column<Lanes256, TMap>(rows, wide, in map);
            return;
        }

        if (columns.End - wide == Lanes128.Width && Machine.Has256)
        {
            Column<Lanes128, TMap>(rows, wide, in map);
            return;
        }

        // What a register of 256 bits holds takes half the time of a wider one on some machines.
        if (Machine.Has512 && wide < Tail.MostColumns && columns.End - wide > Lanes256.Width)
            Column<Tail512, TMap>(rows, Tail.Place(wide, columns.End - wide), in map);
        else if (Machine.Has256 && wide < Tail.MostColumns)
            Column<Tail256, TMap>(rows, Tail.Place(wide, columns.End - wide), in map);
        else
            Sweep<Lanes1, TMap>(rows, new Part(wide, columns.End), in map);
    }

    /// <summary>Columns that whole registers hold, the last perhaps one of 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Whole(int columns)
    {
        int whole = (columns + Lanes256.Width - 1) / Lanes256.Width * Lanes256.Width;

        return Machine.Has512 && columns % Lanes512.Width > Lanes256.Width ? (columns + Lanes512.Width - 1) / Lanes512.Width * Lanes512.Width : whole;
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

    /// <summary>One register of columns, or the last, which are one place.</summary>
    [MethodImpl(Compiled)]
    private static void Column<T, TMap>(Part rows, int place, in TMap operands)
        where T : struct, ILanes<T>
        where TMap : struct, IMap
    {
        TMap map = operands;

        for (int row = rows.Start; row < rows.End; row++)
            map.At<T>(row, place);
    }
}
