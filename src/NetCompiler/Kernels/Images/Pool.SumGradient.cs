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
    /// <inheritdoc cref="AverageGradient{TTerm, TMap}"/>
    public static void AverageGradient<TMap>(Part examples, in Window window, Border border, int channels, Rows dy, Rows dx, TMap epilogue) where TMap : struct, IMap =>
        AverageGradient(examples, in window, border, channels, new Elements(dy), dx, epilogue);

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
        SumGradient<TTerm, TMap, Divided>(examples, in window, new(in window, border), channels, dy, dx, in epilogue);

    private static void SumGradient<TTerm, TMap, TDivide>(Part examples, in Window window, TDivide divide, int channels, TTerm dy, Rows dx, in TMap epilogue)
        where TTerm : struct, ITerm
        where TMap : struct, IMap
        where TDivide : struct, IDivide
    {
        bool isTiled = Lines.AreTiles(in window);

        if (isTiled)
            Lines.Scatter(examples, in window, channels, new PatchLine<SumsGradient<TTerm, TDivide, Set>>(in window, new(divide, dy, dx)), dx, isTiled, in epilogue);
        else
            Lines.Scatter(examples, in window, channels, new PatchLine<SumsGradient<TTerm, TDivide, Add>>(in window, new(divide, dy, dx)), dx, isTiled, in epilogue);
    }

    private readonly struct SumsGradient<TTerm, TDivide, TPut>(TDivide divide, TTerm gradients, Rows dx) : IPatch
        where TTerm : struct, ITerm
        where TDivide : struct, IDivide
        where TPut : struct, IPut
    {
        [MethodImpl(Compiled)]
        public void At<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            TTerm dy = gradients;
            Rows into = dx;
            float count = divide.Count(in patch);
            int corner = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int from = patch.To; from < end; from++, corner += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V gradient = TDivide.By(dy.At<V>(from, place), count);

                    for (int i = patch.Rows, line = corner; i > 0; i--, line += down)
                    {
                        for (int j = patch.Columns, row = line; j > 0; j--, row += across)
                            TPut.At(into, row, place, gradient);
                    }
                }
            }
        }
    }
}
