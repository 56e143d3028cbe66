using System;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>Rows whose terms are kept together: so many that what is done per call is little, and so few that they stay in the first-level cache.</summary>
    private const int NeighbouringRows = 16;

    /// <summary>
    /// into[r, c] = Σ of the terms at (r, c − before) … (r, c + after), in order, for these rows, then <paramref name="epilogue"/> at each of its elements. What lies outside the row is absent.
    /// So is the sum over neighbouring channels of local response normalisation (Krizhevsky et al. 2012), and with <paramref name="before"/> and <paramref name="after"/> exchanged its gradient.
    /// </summary>
    /// <param name="rows">The rows of this worker.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="before">Neighbours on the left that are summed, at least 0.</param>
    /// <param name="after">Neighbours on the right that are summed, at least 0.</param>
    /// <param name="term">What is summed; each element is visited once, before those of <paramref name="into"/> in its row are written.</param>
    /// <param name="into">[rows, columns].</param>
    /// <param name="epilogue">Reads into and stores where it likes, at its own place.</param>
    public static unsafe void SumNeighbours<TTerm, TMap>(Part rows, int columns, int before, int after, TTerm term, Rows into, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap
    {
        int stride = before + columns + after;
        float* memory = Scratch.Of(NeighbouringRows * stride);
        new Span<float>(memory, NeighbouringRows * stride).Clear();    // Once: what is outside of the rows stays zero.

        Rows terms = new(memory + before, stride);
        Part all = new(0, columns);

        for (int first = rows.Start; first < rows.End; first += NeighbouringRows)
        {
            Part part = new(first, Math.Min(first + NeighbouringRows, rows.End));
            Tile(part, all, new Keep<TTerm>(term, terms, first));
            Tile(part, all, new NeighbourSum(terms, first, before, after, into));

            if (typeof(TMap) != typeof(Nothing))
                Tile(part, all, in epilogue);
        }
    }

    /// <inheritdoc cref="SumNeighbours{TTerm, TMap}"/>
    public static void SumNeighbours<TTerm>(Part rows, int columns, int before, int after, TTerm term, Rows into) where TTerm : struct, ITerm =>
        SumNeighbours(rows, columns, before, after, term, into, default(Nothing));

    private readonly struct Keep<TTerm>(TTerm term, Rows terms, int first) : IMap where TTerm : struct, ITerm
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => terms.Store(row - first, column, term.At<V>(row, column));
    }

    private readonly struct NeighbourSum(Rows terms, int first, int before, int after, Rows into) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V>
        {
            V sum = V.Zero;

            for (int neighbour = -before; neighbour <= after; neighbour++)
                sum += terms.Columns(neighbour).Load<V>(row - first, column);

            into.Store(row, column, sum);
        }
    }
}
