using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>
    /// into[b, o, i] = Σₖ of the terms at (b, o, k, i), for the examples of the part. A sum along the last axis is taken in strands like
    /// <see cref="Sum{TTerm}"/>, along any other in the order of k: the order depends on the shape alone.
    /// </summary>
    /// <param name="rows">The examples of this worker.</param>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="length">The length of the axis.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="term">What is summed, by columns of [outer, length, inner].</param>
    /// <param name="into">[B, outer, inner]; must not overlap what the terms read.</param>
    public static void SumAxis<TTerm>(Part rows, int outer, int length, int inner, TTerm term, Rows into) where TTerm : struct, ITerm =>
        Axis<TTerm, Addition>(rows, outer, length, inner, in term, into);

    /// <summary>into[b, o, i] = the largest of the terms at (b, o, k, i) over k; not a number if any is not.</summary>
    /// <inheritdoc cref="SumAxis"/>
    public static void MaxAxis<TTerm>(Part rows, int outer, int length, int inner, TTerm term, Rows into) where TTerm : struct, ITerm =>
        Axis<TTerm, Maximum>(rows, outer, length, inner, in term, into);

    /// <summary>to[b, o, k, i] = from[b, o, i] for the examples of the part.</summary>
    /// <param name="rows">The examples of this worker.</param>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="length">The length of the axis.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="from">[B, outer, inner].</param>
    /// <param name="to">[B, outer, length, inner]; must not overlap <paramref name="from"/>.</param>
    public static void Expand(Part rows, int outer, int length, int inner, Rows from, Rows to)
    {
        for (int row = rows.Start; row < rows.End; row++)
        {
            ReadOnlySpan<float> source = from.Span(row, outer * inner);
            Span<float> target = to.Span(row, outer * length * inner);

            for (int o = 0; o < outer; o++)
            {
                if (inner == 1)
                {
                    target.Slice(o * length, length).Fill(source[o]);
                    continue;
                }

                for (int k = 0; k < length; k++)
                    source.Slice(o * inner, inner).CopyTo(target[((o * length + k) * inner)..]);
            }
        }
    }

    /// <summary>to[o, k, i] = from[o, i] of vectors that all examples share, for this worker's columns of the result.</summary>
    public static void Expand(Part columns, int length, int inner, Row from, Row to)
    {
        for (int column = columns.Start; column < columns.End; column++)
            to[column] = from[column / (length * inner) * inner + column % inner];
    }

    private static void Axis<TTerm, TFold>(Part rows, int outer, int length, int inner, in TTerm term, Rows into)
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        for (int row = rows.Start; row < rows.End; row++)
        {
            for (int o = 0; o < outer; o++)
            {
                if (inner == 1)
                    into[row, o] = Fold<TTerm, TFold>(row, o * length, length, in term);
                else if (Machine.Has512)
                    Strided<Lanes512, Tail512, TTerm, TFold>(row, o, length, inner, in term, into);
                else if (Machine.Has256)
                    Strided<Lanes256, Tail256, TTerm, TFold>(row, o, length, inner, in term, into);
                else
                    Strided<Lanes128, Lanes1, TTerm, TFold>(row, o, length, inner, in term, into);
            }
        }
    }

    /// <summary>One index before the axis: neighbours after it are neighbours in memory, and share a register.</summary>
    [MethodImpl(Compiled)]
    private static void Strided<V, T, TTerm, TFold>(int row, int o, int length, int inner, in TTerm operands, Rows into)
        where V : struct, ILanes<V>
        where T : struct, ILanes<T>
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        TTerm term = operands;
        int from = o * length * inner, to = o * inner, i = 0;

        for (; i <= inner - V.Width; i += V.Width)
            into.Store(row, to + i, Along<V, TTerm, TFold>(row, from + i, length, inner, ref term));

        if (i < inner && T.Width == V.Width && from + length * inner <= Tail.MostColumns)
        {
            into.Store(row, Tail.Place(to + i, inner - i), Along<T, TTerm, TFold>(row, Tail.Place(from + i, inner - i), length, inner, ref term));
            return;
        }

        for (; i < inner; i++)
            into.Store(row, to + i, Along<Lanes1, TTerm, TFold>(row, from + i, length, inner, ref term));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Along<V, TTerm, TFold>(int row, int place, int length, int inner, ref TTerm term)
        where V : struct, ILanes<V>
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        V result = V.Of(TFold.Start);

        for (int k = 0; k < length; k++)
            result = TFold.Join(result, term.At<V>(row, place + k * inner));

        return result;
    }
}
