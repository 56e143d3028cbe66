using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    private const int LongestBatch = 256;

    /// <summary>Examples that are packed at a time. With narrower registers than 512 bits, a block's output gradients and the inputs of some tiles should stay in the first-level cache.</summary>
    private static int LongestRunOfExamples
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Machine.Has512 ? LongestBatch : LongestBatch * 3 / 4;
    }

    /// <summary>
    /// Inputs of consecutive tiles that are packed side by side, a cache line where tiles have four rows: to copy as many takes no longer than to copy four. No tile is taller.
    /// </summary>
    internal const int SideBySide = 16;

    /// <summary>
    /// Inputs whose tiles follow each other in one block: meanwhile the block's output gradients are read from the first-level cache, and what comes of them is one
    /// stretch of the weights' memory, which is long enough for the processor to fetch ahead.
    /// </summary>
    private const int LongestStrip = 144;

    /// <summary>Floats of packed output gradients: 320 KB, which the second-level cache keeps.</summary>
    private const int PackedOutputs = 81920;

    private const int PackedInputs = LongestStrip * LongestBatch + SideBySide;

    /// <summary>
    /// gradient[o, i] (+)= Σ_b dy[b, o]·x[b, i], b in order, for this worker's share of the weights. The padding of the gradient is left zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="x">[B, inputs].</param>
    /// <param name="dy">[B, outputs]; its padding is not read into any result.</param>
    /// <param name="batch">B, at least 1. All workers read all examples.</param>
    /// <param name="gradient">[outputs, inputs].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void Gradient(Share share, Rows x, Rows dy, int batch, Panels gradient, bool accumulate) =>
        Gradient(share, x, dy, batch, gradient, accumulate, default);

    /// <summary>
    /// The gradient of a weight matrix, and where the step keeps none, the move of the weights by it, tile by tile while their gradients are in the first-level cache:
    /// then gradients do not reach memory. Nobody else may be at the weights between the barriers around it. The bits are those of the two apart.
    /// </summary>
    /// <param name="pass">This worker's view of the step.</param>
    /// <param name="x">[B, inputs].</param>
    /// <param name="dy">[B, outputs]; its padding is not read into any result.</param>
    /// <param name="gradient">[outputs, inputs]: the place of the gradient, which says where the weights are.</param>
    public static void Descend(in Pass pass, Rows x, Rows dy, Panels gradient) =>
        Descend(pass, positions: 1, x, dy, gradient);

    /// <summary>The same where each example has so many rows.</summary>
    /// <inheritdoc cref="Descend(in Pass, Rows, Rows, Panels)"/>
    public static void Descend(in Pass pass, int positions, Rows x, Rows dy, Panels gradient) =>
        Gradient(pass.Share, x, dy, pass.Batch * positions, gradient, pass.Accumulate, pass.Mover);

    /// <summary>The same, and with it the gradient of the bias, Σ dy over all rows.</summary>
    /// <param name="pass">This worker's view of the step.</param>
    /// <param name="positions">Rows of each example.</param>
    /// <param name="x">[B, inputs].</param>
    /// <param name="dy">[B, outputs]; its padding is not read into any result.</param>
    /// <param name="gradient">[outputs, inputs]: the place of the gradient, which says where the weights are.</param>
    /// <param name="bias">[outputs]: the place of the bias's gradient.</param>
    public static void Descend(in Pass pass, int positions, Rows x, Rows dy, Panels gradient, Row bias) =>
        Gradient(pass.Share, x, dy, pass.Batch * positions, gradient, bias, pass.Accumulate, pass.Mover);

    /// <summary>The gradients of a weight matrix and of the bias beside it; see <see cref="Gradient(Share, Rows, Rows, int, Panels, bool)"/>.</summary>
    public static void Gradient(Share share, Rows x, Rows dy, int batch, Panels gradient, Row bias, bool accumulate) =>
        Gradient(share, x, dy, batch, gradient, bias, accumulate, default);

    private static void Gradient(Share share, Rows x, Rows dy, int batch, Panels gradient, Row bias, bool accumulate, Mover mover)
    {
        if (!IsSmall(x, dy, batch))
        {
            Gradient(share, new RowInputs(x, gradient.Inputs), dy, batch, gradient, accumulate, mover, bias.Pointer);
            return;
        }

        Gradient(share, x, dy, batch, gradient, accumulate, mover);
        Part outputs = share.Of(gradient.Outputs, multiple: 16);
        Loop.SumRows(outputs, batch, new Elements(dy), bias, accumulate);

        if (mover.Moves && outputs.Count > 0)
            mover.Move(bias.Pointer + outputs.Start, outputs.Count, bias.Pointer + outputs.Start);
    }

    internal static void Gradient(Share share, Rows x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        if (IsSmall(x, dy, batch))
        {
            (Part inputs, Part blocks) = Divide(share, gradient);
            SmallGradient(inputs, blocks, x, dy, batch, gradient, accumulate, mover);
        }
        else
        {
            Gradient(share, new RowInputs(x, gradient.Inputs), dy, batch, gradient, accumulate, mover);
        }
    }

    /// <summary>Whichever dimension has more units is divided. Each weight is one sum either way.</summary>
    internal static (Part Inputs, Part Blocks) Divide(Share share, Panels gradient) => gradient.Inputs / SideBySide >= gradient.Blocks
        ? (share.Of(gradient.Inputs, SideBySide), new Part(0, gradient.Blocks))
        : (new Part(0, gradient.Inputs), share.Of(gradient.Blocks));

    /// <summary>The same with inputs that are packed from wherever they come, <paramref name="batch"/> rows of them.</summary>
    /// <remarks>With a bias, its gradient is summed where output gradients are packed: run by run of the examples, whichever way the weights are divided.</remarks>
    internal static void Gradient<TInputs>(Share share, TInputs x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover, float* bias = null)
        where TInputs : struct, IInputs
    {
        (Part inputs, Part blocks) = Divide(share, gradient);
        int runs = inputs.Count == 0 ? 0 : Runs(batch, LongestRunOfExamples);

        for (int run = 0; run < runs; run++)
        {
            var sum = new GradientSum<TInputs>(x, dy, Split(batch, run, runs), gradient, accumulate || run > 0, isLast: run == runs - 1, mover, bias);
            int groups = Runs(blocks.Count, PackedOutputs / (Panels.Widest * sum.Examples.Count));

            for (int group = 0; group < groups; group++)
            {
                Part together = Split(blocks.Count, group, groups);
                AddTo(inputs, new Part(blocks.Start + together.Start, blocks.Start + together.End), in sum);
            }
        }
    }

    /// <summary>Adds what a run of examples contributes to some blocks of outputs.</summary>
    [MethodImpl(Compiled)]
    private static void AddTo<TInputs>(Part inputs, Part blocks, in GradientSum<TInputs> sum) where TInputs : struct, IInputs
    {
        Panels gradient = sum.Gradient;
        int examples = sum.Examples.Count;
        float* outputs = Scratch.Of(PackedOutputs + PackedInputs + LongestStrip * Panels.Widest);
        float* columns = outputs + PackedOutputs, strip = columns + PackedInputs;
        nint panel = (nint)Panels.Width * examples;
        Factors factors = new() { Steps = examples, RowStride = 1, Accumulate = sum.Accumulate };

        for (int block = blocks.Start; block < blocks.End; block++)
        {
            float* packed = outputs + (block - blocks.Start) * panel;
            PackOutputs(sum.Examples, sum.Dy, block * Panels.Width, gradient.BlockWidth(block), gradient.Outputs, packed);

            if (sum.Bias is not null && inputs.Start == 0)
                SumOutputs(block, packed, in sum);
        }

        int tallest = Tallest(gradient.BlockWidth(0)), together = SideBySide / tallest;
        int longest = LongestStrip / tallest * tallest;

        for (int first = inputs.Start; first < inputs.End; first += longest)
        {
            Part part = new(first, Math.Min(first + longest, inputs.End));
            Tiling tiling = new(part.Count, tallest);

            for (int tile = 0; tile < tiling.Tiles; tile += together)
            {
                Part side = tiling.Together(tile, Math.Min(tile + together, tiling.Tiles));
                sum.X.Pack(sum.Examples, new Part(first + side.Start, first + side.End), columns + (nint)side.Start * examples);
            }

            for (int block = blocks.Start; block < blocks.End; block++)
            {
                int width = gradient.BlockWidth(block);
                float* place = gradient.Block(block) + (nint)first * width;
                float* y = sum.NeverStored ? strip : place;
                factors.Panel = outputs + (block - blocks.Start) * panel;
                factors.PanelStride = width;

                for (int tile = 0; tile < tiling.Tiles; tile += together)
                {
                    int end = Math.Min(tile + together, tiling.Tiles);
                    Part side = tiling.Together(tile, end);
                    factors.A = columns + (nint)side.Start * examples;
                    factors.StepStride = side.Count;

                    for (int t = tile; t < end; t++)
                    {
                        Part rows = tiling[t];
                        Multiply(width, rows.Count, in factors, y + (nint)rows.Start * width);
                        factors.A += rows.Count;
                    }
                }

                if (sum.IsLast && sum.Mover.Moves)
                    sum.Mover.Move(place, part.Count * width, y);
            }
        }
    }

    /// <summary>bias[o] (+)= Σ of the packed gradients of a block's outputs, and where these were the last examples the move by it.</summary>
    [MethodImpl(Compiled)]
    private static void SumOutputs<TInputs>(int block, float* packed, in GradientSum<TInputs> sum) where TInputs : struct, IInputs
    {
        int first = block * Panels.Width, width = sum.Gradient.BlockWidth(block), count = Math.Clamp(sum.Gradient.Outputs - first, 0, width);
        float* place = sum.Bias + first, run = stackalloc float[Panels.Widest];
        Loop.SumRows(new Part(0, count), sum.Examples.Count, new Elements(new Rows(packed, width)), new Row(run), accumulate: false);

        for (int o = 0; o < count; o++)
            place[o] = sum.Accumulate ? place[o] + run[o] : run[o];

        if (sum.IsLast && sum.Mover.Moves && count > 0)
            sum.Mover.Move(place, count, place);
    }

    /// <summary>packed[b][o] = dy[b, first + o], and zero where there is no such output.</summary>
    [MethodImpl(Compiled)]
    private static void PackOutputs(Part examples, Rows dy, int first, int width, int outputs, float* packed)
    {
        int count = Math.Clamp(outputs - first, 0, width);    // None, when a block is padding only.
        float* row = dy.Pointer(examples.Start) + first, end = packed + (nint)examples.Count * width;

        if (count == Panels.Width && width == count)
        {
            for (; packed < end; row += dy.Stride, packed += Panels.Width)
                CopyPanel(row, packed);

            return;
        }

        for (; packed < end; row += dy.Stride, packed += width)
        {
            int o = 0;

            for (; o <= count - Lanes128.Width; o += Lanes128.Width)
                Lanes128.Store(packed + o, Lanes128.Load(row + o));
            for (; o < count; o++)
                packed[o] = row[o];
            for (; o < width; o++)
                packed[o] = 0f;
        }
    }

    /// <summary>The registers of a panel: three, or two of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyPanel(float* from, float* to)
    {
        Floats.CopyRegister(from, to);
        Floats.CopyRegister(from + Machine.Width, to + Machine.Width);

        if (Panels.Width > 2 * Machine.Width)
            Floats.CopyRegister(from + 2 * Machine.Width, to + 2 * Machine.Width);
    }

    /// <summary>What a run of examples contributes to a gradient, and what becomes of it.</summary>
    private readonly struct GradientSum<TInputs>(TInputs x, Rows dy, Part examples, Panels gradient, bool accumulate, bool isLast, Mover mover, float* bias)
    {
        public TInputs X { get; } = x;

        public Rows Dy { get; } = dy;

        public Part Examples { get; } = examples;

        public Panels Gradient { get; } = gradient;

        public bool Accumulate { get; } = accumulate;

        /// <summary>Whether the gradient is known afterwards.</summary>
        public bool IsLast { get; } = isLast;

        public Mover Mover { get; } = mover;

        /// <summary>Where the sums of the output gradients go; null where nobody wants them.</summary>
        public float* Bias { get; } = bias;

        /// <summary>Whether the gradient is needed for no longer than a strip takes.</summary>
        public bool NeverStored => Mover.Moves && IsLast && !Accumulate;
    }
}
