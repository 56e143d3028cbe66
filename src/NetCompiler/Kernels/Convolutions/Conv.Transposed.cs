using System;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>Rows of an image that are completed before their epilogue, phase after phase: as many examples as these are, or one.</summary>
    private const int CompletedTogether = 256;

    /// <summary>x[p, c] = Σ of y[q, o]·W[o, (t, c)] over the outputs o and all q and t with q∘t = p, for these examples.</summary>
    /// <inheritdoc cref="MultiplyTransposed{TMap}(Part, in Window, int, Rows, Panels, Rows, TMap)"/>
    public static void MultiplyTransposed(Part examples, in Window window, int groups, Rows y, Panels transposed, Rows x) =>
        MultiplyTransposed(examples, window, groups, y, transposed, x, default(Gemm.Nothing));

    /// <summary>
    /// x[p, c] = Σ of y[q, o]·W[o, (t, c)] over the outputs o and all q and t with q∘t = p, for these examples, then <paramref name="epilogue"/> at each of their elements: the
    /// gradient of a convolution's image, and what a transposed convolution does. Positions that nobody sees become zero. May overwrite x's padding up to a multiple of 16 columns, or up to 8 if they hold all, before
    /// the epilogue runs.
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="y">[B·OutPositions, groups·outputs]. The epilogue must not change it.</param>
    /// <param name="transposed">What <see cref="Transpose"/> made of the weights: of the first group, [channels, Taps·outputs].</param>
    /// <param name="x">[B·Positions, groups·channels]; must not overlap <paramref name="y"/>.</param>
    /// <param name="epilogue">Reads x and stores where it likes, at its own place.</param>
    public static void MultiplyTransposed<TMap>(Part examples, in Window window, int groups, Rows y, Panels transposed, Rows x, TMap epilogue)
        where TMap : struct, IMap
    {
        if (IsOnePhase(window))
        {
            MultiplyRows(RowsOf(examples, window.Positions), Turned(window), groups, y, transposed, x, in epilogue);
            return;
        }

        int together = Math.Max(CompletedTogether / window.Positions, 1);

        for (int first = examples.Start; first < examples.End; first += together)
        {
            Part part = new(first, Math.Min(first + together, examples.End));
            MultiplyPhases(part, Share.Alone, window, groups, y, transposed, x);

            if (typeof(TMap) != typeof(Gemm.Nothing))
                Loop.Tile(RowsOf(part, window.Positions), new Part(0, groups * transposed.Outputs), in epilogue);
        }
    }

    /// <summary>x[p, c] = Σ of y[q, o]·W[o, (t, c)] over the outputs o and all q and t with q∘t = p, for this worker's examples, or this worker's positions where a few examples are shared.</summary>
    /// <inheritdoc cref="MultiplyTransposed{TMap}(in Pass, in Window, int, Rows, Panels, Rows, TMap)"/>
    public static void MultiplyTransposed(in Pass pass, in Window window, int groups, Rows y, Panels transposed, Rows x) =>
        MultiplyTransposed(pass, window, groups, y, transposed, x, default(Gemm.Nothing));

    /// <summary>
    /// x[p, c] = Σ of y[q, o]·W[o, (t, c)] over the outputs o and all q and t with q∘t = p, for this worker's examples, then <paramref name="epilogue"/> at each of their elements. May
    /// overwrite x's padding up to a multiple of 16 columns, or up to 8 if they hold all, before the epilogue runs.
    /// </summary>
    /// <param name="pass">Which examples are this worker's; where workers share outputs, they share the positions of x, and meet before and after.</param>
    /// <param name="window">What each position of y sees of x.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="y">[B·OutPositions, groups·outputs]. The epilogue must not change it.</param>
    /// <param name="transposed">What <see cref="Transpose"/> made of the weights: of the first group, [channels, Taps·outputs].</param>
    /// <param name="x">[B·Positions, groups·channels]; must not overlap <paramref name="y"/>.</param>
    /// <param name="epilogue">Reads x and stores where it likes, at its own place.</param>
    public static void MultiplyTransposed<TMap>(in Pass pass, in Window window, int groups, Rows y, Panels transposed, Rows x, TMap epilogue)
        where TMap : struct, IMap
    {
        if (!pass.ByOutputs)
        {
            MultiplyTransposed(pass.Examples, window, groups, y, transposed, x, epilogue);
            return;
        }

        Part rows = pass.Share.Of(pass.Batch * window.Positions, window.Width);
        pass.Barrier();

        if (IsOnePhase(window))
        {
            MultiplyRows(rows, Turned(window), groups, y, transposed, x, in epilogue);
        }
        else
        {
            MultiplyPhases(new Part(0, pass.Batch), pass.Share, window, groups, y, transposed, x);

            if (typeof(TMap) != typeof(Gemm.Nothing))
            {
                pass.Barrier();
                Loop.Tile(rows, new Part(0, groups * transposed.Outputs), in epilogue);
            }
        }

        pass.Barrier();
    }

    /// <summary>
    /// What <see cref="MultiplyTransposed{TMap}(in Pass, in Window, int, Rows, Panels, Rows, TMap)"/> reads the weights as: transposed[c, (t, o)] = W[o, (t, c)], with the taps of each
    /// phase of the image's positions together, in reverse. For this worker's share; padding becomes zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="window">What each position of the result sees of the image.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="w">W of the first group, [outputs, Taps·channels].</param>
    /// <param name="transposed">Of the first group, [channels, Taps·outputs]; must not overlap <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static void Transpose(Share share, in Window window, int groups, Panels w, Panels transposed)
    {
        int taps = window.Taps, channels = transposed.Outputs;

        if (w.Inputs != taps * channels || transposed.Inputs != taps * w.Outputs)
            throw new ArgumentException($"With {taps} taps, [{w.Outputs}, {w.Inputs}] does not turn into [{transposed.Outputs}, {transposed.Inputs}].", nameof(transposed));

        Part outputs = share.Of(w.Outputs, multiple: 16);

        for (int phase = 0, at = 0; phase < window.StrideHeight * window.StrideWidth; phase++)
        {
            Phase rows = Phase.OfRows(window, phase / window.StrideWidth), columns = Phase.OfColumns(window, phase % window.StrideWidth);

            for (int i = 0; i < rows.Taps; i++)
            {
                for (int j = 0; j < columns.Taps; j++, at++)
                {
                    int tap = rows.Tap(i) * window.KernelWidth + columns.Tap(j);

                    for (int group = 0; group < groups; group++)
                        Gemm.Transpose(outputs, w.After(group), tap * channels, transposed.After(group), at * w.Outputs);
                }
            }
        }
    }

    /// <summary>A share of the positions of these examples, phase after phase.</summary>
    private static void MultiplyPhases(Part examples, Share share, in Window window, int groups, Rows y, Panels transposed, Rows x)
    {
        int outputs = transposed.Inputs / window.Taps, channels = transposed.Outputs;

        for (int phase = 0, at = 0; phase < window.StrideHeight * window.StrideWidth; phase++)
        {
            Phase rows = Phase.OfRows(window, phase / window.StrideWidth), columns = Phase.OfColumns(window, phase % window.StrideWidth);
            Places places = new(window, rows, columns);
            Part part = share.Of(examples.Count * places.Count, Math.Max(columns.Count, 1));
            Part inputs = new(at * outputs, (at + rows.Taps * columns.Taps) * outputs);
            at += rows.Taps * columns.Taps;
            part = new(examples.Start * places.Count + part.Start, examples.Start * places.Count + part.End);

            if (inputs.Count == 0)
            {
                places.Clear(part, x, groups * channels);
                continue;
            }

            for (int group = 0; group < groups; group++)
            {
                Window seen = Phase.Of(window, rows, columns);
                Rows result = y.Columns(group * outputs), image = x.Columns(group * channels);

                if (IsDirect(seen, inputs.Count, outputs, IsRoomy(groups, transposed, x)))
                {
                    Part lines = new(part.Start / columns.Count, part.End / columns.Count);
                    MultiplyLines(lines, seen, outputs, result, transposed.After(group), inputs.Start, places, image, default, isEnd: true, default(Gemm.Nothing));
                    continue;
                }

                Product product = new(new Patches(seen, outputs, result), transposed.After(group), inputs, image, spills: false);
                product.Multiply(part, places);
            }
        }
    }

    private static bool IsOnePhase(in Window window) => window.StrideHeight == 1 && window.StrideWidth == 1;

    /// <summary>How the image sees the result, where there is one phase.</summary>
    private static Window Turned(in Window window) => Phase.Of(window, Phase.OfRows(window, 0), Phase.OfColumns(window, 0));
}
