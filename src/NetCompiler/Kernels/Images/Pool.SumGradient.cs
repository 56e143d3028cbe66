using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Pool
{
    /// <summary>dx[p, c] = Σ dy[q, c] over the windows q that see p, in order, for the examples of the part.</summary>
    /// <inheritdoc cref="SumGradient{TTerm, TMap}"/>
    public static void SumGradient(Part examples, in Window window, int channels, Rows dy, Rows dx) =>
        SumGradient(examples, in window, channels, new Elements(dy), dx, default(Nothing));

    /// <summary>The gradient of a sum, then <paramref name="epilogue"/> at each element of dx, as soon as no further window sees it.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="dy">[B·Q, channels].</param>
    /// <param name="dx">[B·P, channels]; must not overlap what <paramref name="dy"/> reads.</param>
    /// <param name="epilogue">Reads dx and stores where it likes, at its own place.</param>
    public static void SumGradient<TTerm, TMap>(Part examples, in Window window, int channels, TTerm dy, Rows dx, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        SumGradient<TTerm, TMap, Undivided>(examples, in window, default, channels, dy, dx, in epilogue);

    /// <summary>dx[p, c] = Σ dy[q, c] / n[q] over the windows q that see p, in order, for the examples of the part.</summary>
    /// <inheritdoc cref="AverageGradient{TTerm, TMap}"/>
    public static void AverageGradient(Part examples, in Window window, Border border, int channels, Rows dy, Rows dx) =>
        AverageGradient(examples, in window, border, channels, new Elements(dy), dx, default(Nothing));

    /// <summary>The gradient of an average, then <paramref name="epilogue"/> at each element of dx, as soon as no further window sees it.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="border">What counts around the image, as when the averages were taken.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="dy">[B·Q, channels].</param>
    /// <param name="dx">[B·P, channels]; must not overlap what <paramref name="dy"/> reads.</param>
    /// <param name="epilogue">Reads dx and stores where it likes, at its own place.</param>
    public static void AverageGradient<TTerm, TMap>(Part examples, in Window window, Border border, int channels, TTerm dy, Rows dx, TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap =>
        SumGradient<TTerm, TMap, Divided>(examples, in window, border, channels, dy, dx, in epilogue);

    private static void SumGradient<TTerm, TMap, TDivide>(Part examples, in Window window, Border border, int channels, TTerm dy, Rows dx, in TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap
        where TDivide : struct, IDivide
    {
        bool isTiled = Lines.AreTiles(in window);

        if (isTiled)
            Lines.Scatter(examples, in window, channels, new SumGradientLine<TTerm, TDivide, Set>(in window, border, dy, dx), dx, isTiled, in epilogue);
        else
            Lines.Scatter(examples, in window, channels, new SumGradientLine<TTerm, TDivide, Add>(in window, border, dy, dx), dx, isTiled, in epilogue);
    }

    private readonly struct SumGradientLine<TTerm, TDivide, TPut>(in Window window, Border border, TTerm dy, Rows dx) : ILine
        where TTerm : struct, ITerm
        where TDivide : struct, IDivide
        where TPut : struct, IPut
    {
        private readonly Window _window = window;
        private readonly Border _border = border;
        private readonly TTerm _dy = dy;
        private readonly Rows _dx = dx;

        [MethodImpl(Compiled)]
        public void At<V>(int example, int oh, Part places) where V : struct, ILanes<V>
        {
            TTerm dy = _dy;
            Rows dx = _dx;
            Part down = _window.TapRows(oh);
            int width = _window.Width, rowStep = width * _window.DilationHeight, columnStep = _window.DilationWidth;
            int first = example * _window.Positions + _window.FirstRow(oh) * width;
            int from = example * _window.OutPositions + oh * _window.OutWidth;
            int rows = TDivide.Rows(in _window, _border, oh);

            for (int ow = 0; ow < _window.OutWidth; ow++, from++)
            {
                Part across = _window.TapColumns(ow);
                int corner = first + down.Start * rowStep + _window.FirstColumn(ow) + across.Start * columnStep;
                float count = TDivide.Count(in _window, _border, rows, ow);

                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V gradient = TDivide.By(dy.At<V>(from, place), count);

                    for (int i = 0, line = corner; i < down.Count; i++, line += rowStep)
                    {
                        for (int j = 0, row = line; j < across.Count; j++, row += columnStep)
                            TPut.At(dx, row, place, gradient);
                    }
                }
            }
        }
    }
}
