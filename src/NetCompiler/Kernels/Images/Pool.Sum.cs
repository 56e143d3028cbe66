using System;
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
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Sum<TTerm, TMap>(Part examples, in Window window, int channels, TTerm x, Rows y, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, new SumLine<TTerm, Undivided>(in window, default, x, y), in epilogue);

    /// <summary>y[q, c] = Σ x[q∘t, c] / n[q] over taps t in order, for the examples of the part.</summary>
    /// <inheritdoc cref="Average{TTerm, TMap}"/>
    public static void Average(Part examples, in Window window, Border border, int channels, Rows x, Rows y) =>
        Average(examples, in window, border, channels, new Elements(x), y, default(Nothing));

    /// <summary>
    /// y[q, c] = Σ x[q∘t, c] / n[q] over taps t in order, for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row. n[q] is the number of taps within
    /// the image and its border, at least 1. So the whole padding as a border is PyTorch's <c>count_include_pad</c>; what windows see beyond it (<c>ceil_mode</c>) does not count.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="border">What counts around the image.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Average<TTerm, TMap>(Part examples, in Window window, Border border, int channels, TTerm x, Rows y, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, new SumLine<TTerm, Divided>(in window, border, x, y), in epilogue);

    private readonly struct SumLine<TTerm, TDivide>(in Window window, Border border, TTerm x, Rows y) : ILine
        where TTerm : struct, ITerm
        where TDivide : struct, IDivide
    {
        private readonly Window _window = window;
        private readonly Border _border = border;
        private readonly TTerm _x = x;
        private readonly Rows _y = y;

        [MethodImpl(Compiled)]
        public void At<V>(int example, int oh, Part places) where V : struct, ILanes<V>
        {
            TTerm x = _x;
            Rows y = _y;
            Part down = _window.TapRows(oh);
            int width = _window.Width, rowStep = width * _window.DilationHeight, columnStep = _window.DilationWidth;
            int first = example * _window.Positions + _window.FirstRow(oh) * width;
            int to = example * _window.OutPositions + oh * _window.OutWidth;
            int rows = TDivide.Rows(in _window, _border, oh);

            for (int ow = 0; ow < _window.OutWidth; ow++, to++)
            {
                Part across = _window.TapColumns(ow);
                int corner = first + down.Start * rowStep + _window.FirstColumn(ow) + across.Start * columnStep;
                float count = TDivide.Count(in _window, _border, rows, ow);

                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V sum = V.Zero;

                    for (int i = 0, line = corner; i < down.Count; i++, line += rowStep)
                    {
                        for (int j = 0, row = line; j < across.Count; j++, row += columnStep)
                            sum += x.At<V>(row, place);
                    }

                    y.Store(to, place, TDivide.By(sum, count));
                }
            }
        }
    }
}
