using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>
    /// into[c] (+)= Σ of the terms at rows 0 … <paramref name="rows"/> − 1, in that order, for each c of <paramref name="columns"/>: a gradient that
    /// all examples contribute to. How columns are split among workers changes no bit.
    /// </summary>
    /// <param name="columns">The columns of this worker.</param>
    /// <param name="rows">Rows to sum.</param>
    /// <param name="term">What to sum.</param>
    /// <param name="into">Where the sums go.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void SumRows<TTerm>(Part columns, int rows, TTerm term, Row into, bool accumulate) where TTerm : struct, ITerm
    {
        if (Machine.Has512)
            SumRows<Lanes512, Tail512, TTerm>(columns, rows, in term, into, accumulate);
        else if (Machine.Has256)
            SumRows<Lanes256, Tail256, TTerm>(columns, rows, in term, into, accumulate);
        else
            SumRows<Lanes128, Lanes1, TTerm>(columns, rows, in term, into, accumulate);
    }

    /// <summary>
    /// The gradient of a vector, summed over the examples in their order, and where the step keeps no gradients, the move of the vector by it. Nobody else may be at the vector between
    /// the barriers around it.
    /// </summary>
    /// <param name="pass">This worker's view of the step.</param>
    /// <param name="columns">How many columns there are; workers share them by whole cache lines.</param>
    /// <param name="term">What to sum.</param>
    /// <param name="gradient">The place of the gradient, which says where the vector is.</param>
    /// <param name="positions">Rows of each example.</param>
    public static unsafe void Descend<TTerm>(in Pass pass, int columns, TTerm term, Row gradient, int positions = 1) where TTerm : struct, ITerm
    {
        Part mine = pass.Share.Of(columns, multiple: 16);
        SumRows(mine, pass.Batch * positions, term, gradient, pass.Accumulate);

        if (pass.Mover.Moves && mine.Count > 0)
            pass.Mover.Move(gradient.Pointer + mine.Start, mine.Count, gradient.Pointer + mine.Start);
    }

    [MethodImpl(Compiled)]
    private static void SumRows<V, T, TTerm>(Part columns, int rows, in TTerm operands, Row into, bool accumulate)
        where V : struct, ILanes<V>
        where T : struct, ILanes<T>
        where TTerm : struct, ITerm
    {
        TTerm term = operands;
        int column = columns.Start;

        for (; column <= columns.End - 2 * V.Width; column += 2 * V.Width)
        {
            V left = accumulate ? into.Load<V>(column) : V.Zero;
            V right = accumulate ? into.Load<V>(column + V.Width) : V.Zero;

            for (int row = 0; row < rows; row++)
            {
                left += term.At<V>(row, column);
                right += term.At<V>(row, column + V.Width);
            }

            into.Store(column, left);
            into.Store(column + V.Width, right);
        }

        for (; column <= columns.End - V.Width; column += V.Width)
            SumColumn<V, TTerm>(column, rows, ref term, into, accumulate);

        if (column < columns.End && T.Width == V.Width && column < Tail.MostColumns)
        {
            SumColumn<T, TTerm>(Tail.Place(column, columns.End - column), rows, ref term, into, accumulate);
            return;
        }

        for (; column < columns.End; column++)
            SumColumn<Lanes1, TTerm>(column, rows, ref term, into, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumColumn<V, TTerm>(int column, int rows, ref TTerm term, Row into, bool accumulate)
        where V : struct, ILanes<V>
        where TTerm : struct, ITerm
    {
        V sum = accumulate ? into.Load<V>(column) : V.Zero;

        for (int row = 0; row < rows; row++)
            sum += term.At<V>(row, column);

        into.Store(column, sum);
    }
}
