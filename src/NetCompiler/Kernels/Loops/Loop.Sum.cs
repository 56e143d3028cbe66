using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>Sixteen running results, whatever the register: this is what makes a sum the same on every machine.</summary>
    private const int Strands = 16;

    /// <summary>
    /// Σ of the first <paramref name="columns"/> terms of a row. Column c is added to strand c mod 16 in order of columns, and the strands are then added
    /// pairwise: the order depends on nothing but the number of columns.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum<TTerm>(int row, int columns, TTerm term) where TTerm : struct, ITerm
    {
        if (columns == 1)
            return Addition.Start + Lanes1.Sum(term.At<Lanes1>(row, 0));

        if (Machine.Has512)
            return Fold<Lanes512, TTerm, Addition>(row, 0, columns, in term);

        return Machine.Has256
            ? Fold<Lanes256, TTerm, Addition>(row, 0, columns, in term)
            : Fold<Lanes128, TTerm, Addition>(row, 0, columns, in term);
    }

    /// <summary>The largest of the first <paramref name="columns"/> terms of a row; not a number if any is not, −∞ if there are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max<TTerm>(int row, int columns, TTerm term) where TTerm : struct, ITerm
    {
        if (columns == 1)
            return Lanes1.Sum(term.At<Lanes1>(row, 0));

        if (Machine.Has512)
            return Fold<Lanes512, TTerm, Maximum>(row, 0, columns, in term);

        return Machine.Has256
            ? Fold<Lanes256, TTerm, Maximum>(row, 0, columns, in term)
            : Fold<Lanes128, TTerm, Maximum>(row, 0, columns, in term);
    }

    [MethodImpl(Compiled)]
    private static unsafe float Fold<V, TTerm, TFold>(int row, int start, int columns, in TTerm operands)
        where V : struct, ILanes<V>
        where TTerm : struct, ITerm
        where TFold : struct, IFold
    {
        TTerm term = operands;
        float* strands = stackalloc float[Strands];
        V first = V.Of(TFold.Start), second = first, third = first, fourth = first;
        int column = start, end = start + columns;

        for (; column <= end - Strands; column += Strands)
        {
            first = TFold.Join(first, term.At<V>(row, column));

            if (V.Width <= 8)
                second = TFold.Join(second, term.At<V>(row, column + V.Width));

            if (V.Width <= 4)
            {
                third = TFold.Join(third, term.At<V>(row, column + 2 * V.Width));
                fourth = TFold.Join(fourth, term.At<V>(row, column + 3 * V.Width));
            }
        }

        V.Store(strands, first);

        if (V.Width <= 8)
            V.Store(strands + V.Width, second);

        if (V.Width <= 4)
        {
            V.Store(strands + 2 * V.Width, third);
            V.Store(strands + 3 * V.Width, fourth);
        }

        float* strand = strands;

        for (; column <= end - Lanes128.Width; column += Lanes128.Width, strand += Lanes128.Width)
            Lanes128.Store(strand, TFold.Join(Lanes128.Load(strand), term.At<Lanes128>(row, column)));

        for (; column < end; column++, strand++)
            Lanes1.Store(strand, TFold.Join(Lanes1.Load(strand), term.At<Lanes1>(row, column)));

        return TFold.Across(TFold.Join(
            TFold.Join(Lanes128.Load(strands), Lanes128.Load(strands + 8)),
            TFold.Join(Lanes128.Load(strands + 4), Lanes128.Load(strands + 12))));
    }

    private interface IFold
    {
        static abstract float Start { get; }

        static abstract V Join<V>(V a, V b) where V : struct, ILanes<V>;

        static abstract float Across(Lanes128 a);
    }

    private readonly struct Addition : IFold
    {
        public static float Start => 0f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Join<V>(V a, V b) where V : struct, ILanes<V> => a + b;

        public static float Across(Lanes128 a) => Lanes128.Sum(a);
    }

    private readonly struct Maximum : IFold
    {
        public static float Start => float.NegativeInfinity;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Join<V>(V a, V b) where V : struct, ILanes<V> => V.Max(a, b);

        public static float Across(Lanes128 a) => Lanes128.Max(a);
    }
}
