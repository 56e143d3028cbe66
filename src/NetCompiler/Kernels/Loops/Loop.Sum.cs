using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>So many running results, whatever the register: this is what makes a sum the same on every machine.</summary>
    private const int Strands = 32;

    /// <summary>
    /// Σ of the first <paramref name="columns"/> terms of a row. Column c is added to strand c mod 32 in order of columns, and the strands are then added
    /// pairwise: the order depends on nothing but the number of columns.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum<TTerm>(int row, int columns, TTerm term) where TTerm : struct, ITerm =>
        columns == 1 ? Addition.Start + Lanes1.Sum(term.At<Lanes1>(row, 0)) : Fold<TTerm, Addition>(row, 0, columns, in term);

    /// <summary>The largest of the first <paramref name="columns"/> terms of a row; not a number if any is not, −∞ if there are none, of zeros any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max<TTerm>(int row, int columns, TTerm term) where TTerm : struct, ITerm =>
        columns == 1 ? Lanes1.Sum(term.At<Lanes1>(row, 0)) : Fold<TTerm, Maximum>(row, 0, columns, in term);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Fold<TTerm, TFold>(int row, int start, int columns, in TTerm term)
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        if (Machine.Has512 && start + columns <= Tail.MostColumns)
        {
            return columns <= Lanes512.Width
                ? Short<Lanes512, Tail512, TTerm, TFold>(row, Tail.Place(start, columns), in term)
                : Wide<Lanes512, Tail512, TTerm, TFold>(row, start, start + columns, in term);
        }

        if (Machine.Has256 && start + columns <= Tail.MostColumns)
        {
            return columns <= Lanes256.Width
                ? Short<Lanes256, Tail256, TTerm, TFold>(row, Tail.Place(start, columns), in term)
                : Wide<Lanes256, Tail256, TTerm, TFold>(row, start, start + columns, in term);
        }

        return Narrow<TTerm, TFold>(row, start, start + columns, in term);
    }

    /// <summary>A row that one register holds; other strands would change nothing. Inlined, so that the processor is at several rows at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Short<V, T, TTerm, TFold>(int row, int place, in TTerm term)
        where V : struct, ILanes<V>
        where T : struct, ITail<T, V>
        where TTerm : struct, ITerm
        where TFold : struct, IFold =>
        TFold.Across(T.Over(term.At<T>(row, place), V.Of(TFold.Start), place));

    /// <summary>All strands in two registers or four, so that one is added to while the others' sums are under way.</summary>
    [MethodImpl(Compiled)]
    private static float Wide<V, T, TTerm, TFold>(int row, int start, int end, in TTerm operands)
        where V : struct, ILanes<V>
        where T : struct, ITail<T, V>
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        TTerm term = operands;
        V nothing = V.Of(TFold.Start), first = nothing, second = nothing, third = nothing, fourth = nothing;
        int column = start;

        for (; column <= end - Strands; column += Strands)
        {
            first = TFold.Join(first, term.At<V>(row, column));
            second = TFold.Join(second, term.At<V>(row, column + V.Width));

            if (V.Width == 8)
            {
                third = TFold.Join(third, term.At<V>(row, column + 16));
                fourth = TFold.Join(fourth, term.At<V>(row, column + 24));
            }
        }

        // One body for what is left: more would be more than the compiler is willing to inline.
        for (int turn = column; column < end; column += V.Width)
        {
            int place = Tail.Place(column, Math.Min(end - column, V.Width));
            V left = T.Over(term.At<T>(row, place), nothing, place);

            if (column == turn)
                first = TFold.Join(first, left);
            else if (V.Width == 16 || column == turn + V.Width)
                second = TFold.Join(second, left);
            else if (column == turn + 2 * V.Width)
                third = TFold.Join(third, left);
            else
                fourth = TFold.Join(fourth, left);
        }

        return TFold.Across(V.Width == 16 ? TFold.Join(first, second) : TFold.Join(TFold.Join(first, third), TFold.Join(second, fourth)));
    }

    /// <summary>Where registers hold few strands and have no masks.</summary>
    [MethodImpl(Compiled)]
    private static unsafe float Narrow<TTerm, TFold>(int row, int start, int end, in TTerm operands)
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        TTerm term = operands;
        float* strands = stackalloc float[Strands];
        new Span<float>(strands, Strands).Fill(TFold.Start);
        int column = start;

        for (; column <= end - Lanes128.Width; column += Lanes128.Width)
        {
            float* strand = strands + (column - start) % Strands;
            Lanes128.Store(strand, TFold.Join(Lanes128.Load(strand), term.At<Lanes128>(row, column)));
        }

        for (; column < end; column++)
        {
            float* strand = strands + (column - start) % Strands;
            Lanes1.Store(strand, TFold.Join(Lanes1.Load(strand), term.At<Lanes1>(row, column)));
        }

        for (int half = Strands / 2; half >= Lanes128.Width; half /= 2)
        {
            for (int strand = 0; strand < half; strand += Lanes128.Width)
                Lanes128.Store(strands + strand, TFold.Join(Lanes128.Load(strands + strand), Lanes128.Load(strands + strand + half)));
        }

        return TFold.Across(Lanes128.Load(strands));
    }

    private interface IFold
    {
        static abstract float Start { get; }

        static abstract V Join<V>(V a, V b) where V : struct, ILanes<V>;

        static abstract float Across<V>(V a) where V : struct, ILanes<V>;
    }

    private readonly struct Addition : IFold
    {
        public static float Start => 0f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Join<V>(V a, V b) where V : struct, ILanes<V> => a + b;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Across<V>(V a) where V : struct, ILanes<V> => V.Sum(a);
    }

    /// <summary>What is not a number stays. Of zeros it is any: the order among them would cost more than the maximum.</summary>
    private readonly struct Maximum : IFold
    {
        public static float Start => float.NegativeInfinity;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Join<V>(V a, V b) where V : struct, ILanes<V> => V.IfEqual(b, b, V.AtLeast(a, b), b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Across<V>(V a) where V : struct, ILanes<V> => V.Max(a);
    }
}
