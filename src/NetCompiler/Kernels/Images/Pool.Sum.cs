using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Pool
{
    /// <summary>y[q, c] = Σ x[q∘t, c] over taps t in order, for the examples of the part.</summary>
    /// <inheritdoc cref="Sum{TTerm, TMap}"/>
    public static void Sum(Part examples, in Window window, int channels, Rows x, Rows y) =>
        Sum(examples, in window, channels, new Elements(x), y, default(Nothing));

    /// <summary>y[q, c] = Σ x[q∘t, c] over taps t in order, for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads. May overwrite its padding up to a multiple of 16 columns, or up to 8 if they hold all.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Sum<TTerm, TMap>(Part examples, in Window window, int channels, TTerm x, Rows y, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, y.Stride, new PatchLine<Sums<TTerm, Undivided>>(in window, new(default, x, y)), in epilogue);

    /// <summary>y[q, c] = Σ x[q∘t, c] / n[q] over taps t in order, for the examples of the part.</summary>
    /// <inheritdoc cref="Average{TTerm, TMap}"/>
    public static void Average(Part examples, in Window window, Border border, int channels, Rows x, Rows y) =>
        Average(examples, in window, border, channels, new Elements(x), y, default(Nothing));

    /// <summary>y[q, c] = Σ x[q∘t, c] / n[q] over taps t in order, for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row.</summary>
    /// <inheritdoc cref="Average{TTerm, TMap}"/>
    public static void Average<TMap>(Part examples, in Window window, Border border, int channels, Rows x, Rows y, TMap epilogue) where TMap : struct, IMap =>
        Average(examples, in window, border, channels, new Elements(x), y, epilogue);

    /// <summary>
    /// y[q, c] = Σ x[q∘t, c] / n[q] over taps t in order, for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row. n[q] is the number of taps within
    /// the image and its border, at least 1. So the whole padding as a border is PyTorch's <c>count_include_pad</c>; what windows see beyond it (<c>ceil_mode</c>) does not count.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="border">What counts around the image.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads. May overwrite its padding up to a multiple of 16 columns, or up to 8 if they hold all.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Average<TTerm, TMap>(Part examples, in Window window, Border border, int channels, TTerm x, Rows y, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, y.Stride, new PatchLine<Sums<TTerm, Divided>>(in window, new(new(in window, border), x, y)), in epilogue);

    private readonly struct Sums<TTerm, TDivide>(TDivide divide, TTerm terms, Rows y) : IPatch
        where TTerm : struct, ITerm
        where TDivide : struct, IDivide
    {
        public void At<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            if (patch.IsSquareOfFour)
                OfFour<V>(in patch, places);
            else
                OfAny<V>(in patch, places);
        }

        [MethodImpl(Compiled)]
        private void OfFour<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            TTerm x = terms;
            Rows into = y;
            float count = divide.Count(in patch);
            int row = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int to = patch.To; to < end; to++, row += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V sum = x.At<V>(row, place) + x.At<V>(row + across, place) + x.At<V>(row + down, place) + x.At<V>(row + down + across, place);
                    into.Store(to, place, TDivide.By(sum, count));
                }
            }
        }

        [MethodImpl(Compiled)]
        private void OfAny<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            TTerm x = terms;
            Rows into = y;
            float count = divide.Count(in patch);
            int corner = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int to = patch.To; to < end; to++, corner += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V sum = V.Zero;

                    for (int i = patch.Rows, line = corner; i > 0; i--, line += down)
                    {
                        for (int j = patch.Columns, row = line; j > 0; j--, row += across)
                            sum += x.At<V>(row, place);
                    }

                    into.Store(to, place, TDivide.By(sum, count));
                }
            }
        }
    }
}
