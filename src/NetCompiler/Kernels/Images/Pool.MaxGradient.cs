using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Pool
{
    /// <summary>
    /// dx[p, c] = Σ dy[q, c] over the windows q whose maximum is at p, in order, for the examples of the part. Of several largest elements the first has the gradient, of several that are
    /// not numbers the last.
    /// </summary>
    /// <inheritdoc cref="MaxGradient{TInput, TGradient, TMap}"/>
    public static void MaxGradient(Part examples, in Window window, int channels, Rows x, Rows dy, Rows dx) =>
        MaxGradient(examples, in window, channels, new Elements(x), new Elements(dy), dx, default(Nothing));

    /// <summary>The gradient of a maximum, then <paramref name="epilogue"/> at each element of dx, as soon as no further window sees it.</summary>
    /// <inheritdoc cref="MaxGradient{TInput, TGradient, TMap}"/>
    public static void MaxGradient<TMap>(Part examples, in Window window, int channels, Rows x, Rows dy, Rows dx, TMap epilogue) where TMap : struct, IMap =>
        MaxGradient(examples, in window, channels, new Elements(x), new Elements(dy), dx, epilogue);

    /// <summary>The gradient of a maximum, then <paramref name="epilogue"/> at each element of dx, as soon as no further window sees it.</summary>
    /// <remarks>
    /// Where the maximum is, is found again: x and dx must pass through the caches in any case, and to compare a few numbers there costs less than to keep and read indices, or y.
    /// </remarks>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels], as when the maxima were taken.</param>
    /// <param name="dy">[B·Q, channels].</param>
    /// <param name="dx">[B·P, channels]; must not overlap what the terms read. May overwrite its padding up to a multiple of 16 columns, or up to 8 if they hold all.</param>
    /// <param name="epilogue">Reads dx and stores where it likes, at its own place.</param>
    public static void MaxGradient<TInput, TGradient, TMap>(Part examples, in Window window, int channels, TInput x, TGradient dy, Rows dx, TMap epilogue)
        where TInput : struct, ITerm
        where TGradient : struct, ITerm
        where TMap : struct, IMap
    {
        bool isTiled = Lines.AreTiles(in window);

        if (isTiled)
            Lines.Scatter(examples, in window, channels, new PatchLine<MaximaGradient<TInput, TGradient, Set>>(in window, new(x, dy, dx)), dx, isTiled, in epilogue);
        else
            Lines.Scatter(examples, in window, channels, new PatchLine<MaximaGradient<TInput, TGradient, Add>>(in window, new(x, dy, dx)), dx, isTiled, in epilogue);
    }

    private readonly struct MaximaGradient<TInput, TGradient, TPut>(TInput inputs, TGradient gradients, Rows dx) : IPatch
        where TInput : struct, ITerm
        where TGradient : struct, ITerm
        where TPut : struct, IPut
    {
        public void At<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            if (patch.IsSquareOfFour)
                OfFour<V>(in patch, places);
            else
                OfAny<V>(in patch, places);
        }

        /// <summary>
        /// The running maximum before each element says whether the gradient is the element's: the last to exceed all before it has it. From the last to the first, each takes it or leaves it.
        /// </summary>
        [MethodImpl(Compiled)]
        private void OfFour<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            TInput x = inputs;
            TGradient dy = gradients;
            Rows into = dx;
            int row = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int from = patch.To; from < end; from++, row += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V first = x.At<V>(row, place), second = x.At<V>(row + across, place), third = x.At<V>(row + down, place), fourth = x.At<V>(row + down + across, place);
                    V two = Larger(first, second), three = Larger(two, third);
                    V gradient = dy.At<V>(from, place);

                    TPut.At(into, row + down + across, place, IfLarger(fourth, three, gradient, V.Zero));
                    gradient = IfLarger(fourth, three, V.Zero, gradient);
                    TPut.At(into, row + down, place, IfLarger(third, two, gradient, V.Zero));
                    gradient = IfLarger(third, two, V.Zero, gradient);
                    TPut.At(into, row + across, place, IfLarger(second, first, gradient, V.Zero));
                    TPut.At(into, row, place, IfLarger(second, first, V.Zero, gradient));
                }
            }
        }

        [MethodImpl(Compiled)]
        private void OfAny<V>(in Patch patch, Part places) where V : struct, ILanes<V>
        {
            TInput x = inputs;
            TGradient dy = gradients;
            Rows into = dx;
            int corner = patch.From, down = patch.Down, across = patch.Across, end = patch.To + patch.Windows;

            for (int from = patch.To; from < end; from++, corner += patch.Step)
            {
                for (int place = places.Start; place < places.End; place += V.Width)
                {
                    V max = V.Of(float.NegativeInfinity), number = V.Zero, at = V.Zero;

                    for (int i = patch.Rows, line = corner; i > 0; i--, line += down)
                    {
                        for (int j = patch.Columns, row = line; j > 0; j--, row += across)
                        {
                            V value = x.At<V>(row, place);
                            at = IfLarger(value, max, number, at);
                            max = Larger(max, value);
                            number += V.One;
                        }
                    }

                    V gradient = dy.At<V>(from, place);
                    number = V.Zero;

                    for (int i = patch.Rows, line = corner; i > 0; i--, line += down)
                    {
                        for (int j = patch.Columns, row = line; j > 0; j--, row += across)
                        {
                            TPut.At(into, row, place, V.IfEqual(at, number, gradient, V.Zero));
                            number += V.One;
                        }
                    }
                }
            }
        }
    }
}
