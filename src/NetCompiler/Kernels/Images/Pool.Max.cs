using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Pool
{
    /// <summary>y[q, c] = max over taps t of x[q∘t, c], for the examples of the part; not a number if any is not, −∞ where a window sees nothing.</summary>
    /// <inheritdoc cref="Max{TTerm, TMap}"/>
    public static void Max(Part examples, in Window window, int channels, Rows x, Rows y) =>
        Max(examples, in window, channels, new Elements(x), y, default(Nothing));

    /// <summary>y[q, c] = max over taps t of x[q∘t, c], for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row.</summary>
    /// <inheritdoc cref="Max{TTerm, TMap}"/>
    public static void Max<TMap>(Part examples, in Window window, int channels, Rows x, Rows y, TMap epilogue) where TMap : struct, IMap =>
        Max(examples, in window, channels, new Elements(x), y, epilogue);

    /// <summary>y[q, c] = max over taps t of x[q∘t, c], for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads. May overwrite its padding up to a multiple of 16 columns, or up to 8 if they hold all.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Max<TTerm, TMap>(Part examples, in Window window, int channels, TTerm x, Rows y, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, y.Stride, new PatchLine<Maxima<TTerm>>(in window, new(x, y)), in epilogue);

    /// <summary>The maxima, and in which tap of its window each is: the first of several largest, the last of several that are not numbers.</summary>
    /// <inheritdoc cref="MaxAndTap{TTerm, TMap}"/>
    public static void MaxAndTap(Part examples, in Window window, int channels, Rows x, Rows y, Rows taps) =>
        MaxAndTap(examples, in window, channels, new Elements(x), y, taps, default(Nothing));

    /// <inheritdoc cref="MaxAndTap{TTerm, TMap}"/>
    public static void MaxAndTap<TMap>(Part examples, in Window window, int channels, Rows x, Rows y, Rows taps, TMap epilogue) where TMap : struct, IMap =>
        MaxAndTap(examples, in window, channels, new Elements(x), y, taps, epilogue);

    /// <summary>The maxima, and in which tap of its window each is, then <paramref name="epilogue"/> at each of the maxima, row by row.</summary>
    /// <inheritdoc cref="Max{TTerm, TMap}"/>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees. Windows begin within the image.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads. May overwrite its padding up to a multiple of 16 columns, or up to 8 if they hold all.</param>
    /// <param name="taps">[B·Q, channels], rows as long as those of <paramref name="y"/>: whole numbers from 0, row by row of the window.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void MaxAndTap<TTerm, TMap>(Part examples, in Window window, int channels, TTerm x, Rows y, Rows taps, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, Math.Min(y.Stride, taps.Stride), new PatchLine<MaximaAndTaps<TTerm>>(in window, new(x, y, taps, window.KernelWidth)), in epilogue);

    /// <summary>Whether a value takes the place of the maximum of those before it: if it exceeds that, or is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IfLarger<V>(V value, V max, V then, V otherwise) where V : struct, ILanes<V> =>
        V.IfEqual(value, value, V.IfGreaterThan(value, max, then, otherwise), then);

    private readonly struct Maxima<TTerm>(TTerm terms, Rows y) : IPatch where TTerm : struct, ITerm
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
            int row = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int to = patch.To; to < end; to++, row += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V first = Larger(x.At<V>(row, place), x.At<V>(row + across, place));
                    into.Store(to, place, Larger(Larger(first, x.At<V>(row + down, place)), x.At<V>(row + down + across, place)));
                }
            }
        }

        [MethodImpl(Compiled)]
        private void OfAny<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            TTerm x = terms;
            Rows into = y;
            int corner = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int to = patch.To; to < end; to++, corner += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V max = V.Of(float.NegativeInfinity);

                    for (int i = patch.Rows, line = corner; i > 0; i--, line += down)
                    {
                        for (int j = patch.Columns, row = line; j > 0; j--, row += across)
                            max = Larger(max, x.At<V>(row, place));
                    }

                    into.Store(to, place, max);
                }
            }
        }
    }

    private readonly struct MaximaAndTaps<TTerm>(TTerm terms, Rows y, Rows taps, int kernelWidth) : IPatch where TTerm : struct, ITerm
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
            Rows into = y, intoTaps = taps;
            int row = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;
            V below = V.Of(kernelWidth), last = V.Of(kernelWidth + 1);

            for (int to = patch.To; to < end; to++, row += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V max = x.At<V>(row, place), value = x.At<V>(row + across, place);
                    V tap = IfLarger(value, max, V.One, V.Zero);
                    max = Larger(max, value);
                    value = x.At<V>(row + down, place);
                    tap = IfLarger(value, max, below, tap);
                    max = Larger(max, value);
                    value = x.At<V>(row + down + across, place);
                    intoTaps.Store(to, place, IfLarger(value, max, last, tap));
                    into.Store(to, place, Larger(max, value));
                }
            }
        }

        [MethodImpl(Compiled)]
        private void OfAny<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            TTerm x = terms;
            Rows into = y, intoTaps = taps;
            int corner = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int to = patch.To; to < end; to++, corner += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V max = V.Of(float.NegativeInfinity), tap = V.Zero;

                    for (int i = 0, line = corner; i < patch.Rows; i++, line += down)
                    {
                        for (int j = 0, row = line; j < patch.Columns; j++, row += across)
                        {
                            V value = x.At<V>(row, place);
                            tap = IfLarger(value, max, V.Of(i * kernelWidth + j), tap);
                            max = Larger(max, value);
                        }
                    }

                    into.Store(to, place, max);
                    intoTaps.Store(to, place, tap);
                }
            }
        }
    }
}
