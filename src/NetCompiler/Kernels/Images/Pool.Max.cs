using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Pool
{
    /// <summary>y[q, c] = max over taps t of x[q∘t, c], for the examples of the part; not a number if any is not, −∞ where a window sees nothing.</summary>
    /// <inheritdoc cref="Max{TTerm, TMap}"/>
    public static void Max(Part examples, in Window window, int channels, Rows x, Rows y) =>
        Max(examples, in window, channels, new Elements(x), y, default(Nothing));

    /// <summary>y[q, c] = max over taps t of x[q∘t, c], for the examples of the part, then <paramref name="epilogue"/> at each of its elements, row by row.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="y">[B·Q, channels]; must not overlap what <paramref name="x"/> reads.</param>
    /// <param name="epilogue">Reads y and stores where it likes, at its own place.</param>
    public static void Max<TTerm, TMap>(Part examples, in Window window, int channels, TTerm x, Rows y, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        Lines.Gather(examples, window.OutHeight, window.OutWidth, channels, new MaxLine<TTerm>(in window, x, y), in epilogue);

    private readonly struct MaxLine<TTerm>(in Window window, TTerm x, Rows y) : ILine where TTerm : struct, ITerm
    {
        private readonly Window _window = window;
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

            for (int ow = 0; ow < _window.OutWidth; ow++, to++)
            {
                Part across = _window.TapColumns(ow);
                int corner = first + down.Start * rowStep + _window.FirstColumn(ow) + across.Start * columnStep;

                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V max = V.Of(float.NegativeInfinity);

                    for (int i = 0, line = corner; i < down.Count; i++, line += rowStep)
                    {
                        for (int j = 0, row = line; j < across.Count; j++, row += columnStep)
                        {
                            V value = x.At<V>(row, place);
                            max = V.IfEqual(value, value, V.AtLeast(max, value), value);
                        }
                    }

                    y.Store(to, place, max);
                }
            }
        }
    }
}
