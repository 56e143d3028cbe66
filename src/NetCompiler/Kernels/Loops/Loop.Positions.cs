using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>
    /// into[b, c] = Σₚ of the terms at row b·positions + p, for the examples of the part: the sum over an image, and the first half of a sum over a batch of images, of which
    /// the second is <see cref="SumRows{TTerm}(Part, int, TTerm, Row, bool)"/> over <paramref name="into"/>. So each worker reads its own examples only, however few columns there are.
    /// </summary>
    /// <remarks>Even and odd positions are summed apart, each in order, and the two added: the order depends on the number of positions alone.</remarks>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="positions">Rows of an example, at least 1.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="term">What is summed, by rows of positions.</param>
    /// <param name="into">[B, columns]; must not overlap what the terms read.</param>
    public static void SumPositions<TTerm>(Part examples, int positions, int columns, TTerm term, Rows into) where TTerm : struct, ITerm =>
        FoldPositions<TTerm, Addition>(examples, positions, columns, in term, into);

    /// <summary>into[b, c] = the largest of the terms at rows b·positions + p over p; not a number if any is not.</summary>
    /// <inheritdoc cref="SumPositions"/>
    public static void MaxPositions<TTerm>(Part examples, int positions, int columns, TTerm term, Rows into) where TTerm : struct, ITerm =>
        FoldPositions<TTerm, Maximum>(examples, positions, columns, in term, into);

    /// <summary>into[b] = Σₚ of terms[b·positions + p], for the examples of the part; added up in order, in double.</summary>
    /// <inheritdoc cref="SumPositions{TTerm}"/>
    public static void SumPositions(Part examples, int positions, Scalars terms, Scalars into)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            double sum = 0;

            for (int row = example * positions; row < (example + 1) * positions; row++)
                sum += terms[row];

            into[example] = (float)sum;
        }
    }

    private static void FoldPositions<TTerm, TFold>(Part examples, int positions, int columns, in TTerm term, Rows into)
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            Part rows = new(example * positions, (example + 1) * positions);

            if (Machine.Has512 && columns > Lanes256.Width)
                FoldRows<Lanes512, Tail512, TTerm, TFold>(example, rows, columns, in term, into);
            else if (Machine.Has256)
                FoldRows<Lanes256, Tail256, TTerm, TFold>(example, rows, columns, in term, into);
            else
                FoldRows<Lanes128, Lanes1, TTerm, TFold>(example, rows, columns, in term, into);
        }
    }

    private static void FoldRows<V, T, TTerm, TFold>(int example, Part rows, int columns, in TTerm term, Rows into)
        where V : struct, ILanes<V>
        where T : struct, ILanes<T>
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        int column = 0;

        for (; column <= columns - 2 * V.Width; column += 2 * V.Width)
            FoldPair<V, TTerm, TFold>(example, rows, column, in term, into);

        for (; column <= columns - V.Width; column += V.Width)
            FoldColumn<V, TTerm, TFold>(example, rows, column, in term, into);

        if (column < columns && T.Width == V.Width && column < Tail.MostColumns)
        {
            FoldColumn<T, TTerm, TFold>(example, rows, Tail.Place(column, columns - column), in term, into);
            return;
        }

        for (; column < columns; column++)
            FoldColumn<Lanes1, TTerm, TFold>(example, rows, column, in term, into);
    }

    /// <summary>Two neighbouring registers of columns, two rows at a time: four sums are under way at once.</summary>
    [MethodImpl(Compiled)]
    private static void FoldPair<V, TTerm, TFold>(int example, Part rows, int column, in TTerm operands, Rows into)
        where V : struct, ILanes<V>
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        TTerm term = operands;
        V left = V.Of(TFold.Start), right = left, leftOdd = left, rightOdd = left;
        int row = rows.Start;

        for (; row < rows.End - 1; row += 2)
        {
            left = TFold.Join(left, term.At<V>(row, column));
            right = TFold.Join(right, term.At<V>(row, column + V.Width));
            leftOdd = TFold.Join(leftOdd, term.At<V>(row + 1, column));
            rightOdd = TFold.Join(rightOdd, term.At<V>(row + 1, column + V.Width));
        }

        if (row < rows.End)
        {
            left = TFold.Join(left, term.At<V>(row, column));
            right = TFold.Join(right, term.At<V>(row, column + V.Width));
        }

        into.Store(example, column, TFold.Join(left, leftOdd));
        into.Store(example, column + V.Width, TFold.Join(right, rightOdd));
    }

    [MethodImpl(Compiled)]
    private static void FoldColumn<V, TTerm, TFold>(int example, Part rows, int column, in TTerm operands, Rows into)
        where V : struct, ILanes<V>
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        TTerm term = operands;
        V even = V.Of(TFold.Start), odd = even;
        int row = rows.Start;

        for (; row < rows.End - 1; row += 2)
        {
            even = TFold.Join(even, term.At<V>(row, column));
            odd = TFold.Join(odd, term.At<V>(row + 1, column));
        }

        if (row < rows.End)
            even = TFold.Join(even, term.At<V>(row, column));

        into.Store(example, column, TFold.Join(even, odd));
    }
}
