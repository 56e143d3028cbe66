using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Depthwise
{
    /// <summary>Positions of the result whose channels, two registers of them, and those of what they see take half of the first-level cache.</summary>
    private const int PositionsTogether = 64;

    /// <summary>
    /// gradient[t, c] (+)= Σ x[q∘t, c]·dy[q, c] over the positions q of all examples, in order, for this worker's share of the weights. What is behind the last channel is left zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="dy">[B·Q, channels].</param>
    /// <param name="batch">B. All workers read all examples.</param>
    /// <param name="gradient">[taps, channels].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void Gradient(Share share, in Window window, int channels, Rows x, Rows dy, int batch, Row gradient, bool accumulate) =>
        Gradient(share, in window, channels, x, dy, batch, gradient, accumulate, default);

    /// <summary>The gradient of the weights, and where the step keeps none, the move of the weights by it. Nobody else may be at the weights between the barriers around it.</summary>
    /// <param name="pass">This worker's view of the step.</param>
    /// <param name="window">What each position of the result sees.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="x">[B·P, channels].</param>
    /// <param name="dy">[B·Q, channels].</param>
    /// <param name="gradient">[taps, channels]: the place of the gradient, which says where the weights are.</param>
    public static void Descend(in Pass pass, in Window window, int channels, Rows x, Rows dy, Row gradient) =>
        Gradient(pass.Share, in window, channels, x, dy, pass.Batch, gradient, pass.Accumulate, pass.Mover);

    private static void Gradient(Share share, in Window window, int channels, Rows x, Rows dy, int batch, Row gradient, bool accumulate, Mover mover)
    {
        // Whole cache lines of channels to each worker, or where there are too few, rows of taps.
        int stride = Stride(channels);
        bool byChannels = stride / 16 >= share.Count;
        Part mine = byChannels ? share.Of(channels, multiple: 16) : new Part(0, channels);
        Part rows = byChannels ? new Part(0, window.KernelHeight) : share.Of(window.KernelHeight);
        int padded = mine.End == channels ? stride - mine.Start : mine.Count;

        if (mine.Count == 0 || rows.Count == 0)
            return;

        for (int tap = rows.Start * window.KernelWidth; tap < rows.End * window.KernelWidth; tap++)
            Clear(gradient.Pointer + (nint)tap * stride + mine.Start, accumulate ? mine.Count : 0, padded);

        Part* seeing = stackalloc Part[window.KernelWidth];
        for (int tap = 0; tap < window.KernelWidth; tap++)
            seeing[tap] = Seeing(in window, tap);

        GradientSum sum = new(in window, x, dy, gradient, stride, seeing);

        if (Machine.Has512)
            Add<Lanes512, Tail512>(in sum, batch, rows, mine);
        else if (Machine.Has256)
            Add<Lanes256, Tail256>(in sum, batch, rows, mine);
        else
            Add<Lanes128, Lanes1>(in sum, batch, rows, mine);

        for (int tap = rows.Start * window.KernelWidth; mover.Moves && tap < rows.End * window.KernelWidth; tap++)
        {
            float* place = gradient.Pointer + (nint)tap * stride + mine.Start;
            mover.Move(place, padded, place);
        }
    }

    private static void Clear(float* at, int from, int end) => new Span<float>(at + from, end - from).Clear();

    /// <summary>The columns of the result that see the image at a column of taps.</summary>
    private static Part Seeing(in Window window, int tap)
    {
        int before = window.Left - tap * window.DilationWidth;
        int start = before <= 0 ? 0 : (before + window.StrideWidth - 1) / window.StrideWidth;
        int end = window.Width - 1 + before < 0 ? 0 : Math.Min((window.Width - 1 + before) / window.StrideWidth + 1, window.OutWidth);

        return new(start, Math.Max(start, end));
    }

    /// <summary>
    /// Adds what all examples contribute to the weights of some channels and rows of taps. So few rows of results at a time that the first-level cache keeps what one register of their
    /// channels and all taps need, and the second all channels: memory is read once, and as it lies.
    /// </summary>
    private static void Add<V, T>(in GradientSum sum, int batch, Part rows, Part channels)
        where V : struct, ILanes<V>
        where T : struct, ILanes<T>
    {
        int together = Math.Max(PositionsTogether / sum.Window.OutWidth, 1);

        for (int example = 0; example < batch; example++)
        {
            for (int oh = 0; oh < sum.Window.OutHeight; oh += together)
                AddLines<V, T>(in sum, example, new Part(oh, Math.Min(oh + together, sum.Window.OutHeight)), rows, channels);
        }
    }

    private static void AddLines<V, T>(in GradientSum sum, int example, Part lines, Part rows, Part channels)
        where V : struct, ILanes<V>
        where T : struct, ILanes<T>
    {
        int place = channels.Start;

        for (; place <= channels.End - 2 * V.Width; place += 2 * V.Width)
            AddPlace<V>(in sum, example, lines, rows, place, isPair: true);

        for (; place <= channels.End - V.Width; place += V.Width)
            AddPlace<V>(in sum, example, lines, rows, place, isPair: false);

        if (place < channels.End && T.Width == V.Width)
        {
            AddPlace<T>(in sum, example, lines, rows, Tail.Place(place, channels.End - place), isPair: false);
            return;
        }

        for (; place < channels.End; place++)
            AddPlace<Lanes1>(in sum, example, lines, rows, place, isPair: false);
    }

    private static void AddPlace<V>(in GradientSum sum, int example, Part lines, Part rows, int place, bool isPair) where V : struct, ILanes<V>
    {
        for (int i = rows.Start; i < rows.End; i++)
            AddRow<V>(in sum, example, lines, i, place, isPair);
    }

    /// <summary>A row of taps, three at a time.</summary>
    private static void AddRow<V>(in GradientSum sum, int example, Part lines, int i, int place, bool isPair) where V : struct, ILanes<V>
    {
        int j = 0;

        for (; j <= sum.Window.KernelWidth - 3; j += 3)
        {
            if (isPair)
                AddThreePairs<V>(in sum, example, lines, i, j, place);
            else
                AddThree<V>(in sum, example, lines, i, j, place);
        }

        for (; j < sum.Window.KernelWidth; j++)
        {
            AddOne<V>(in sum, example, lines, i, j, place);

            if (isPair)
                AddOne<V>(in sum, example, lines, i, j, place + V.Width);
        }
    }
}
