using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Examples that are packed at a time.</summary>
    private const int LongestBatch = 256;

    /// <summary>No tile is taller.</summary>
    private const int TallestTile = 16;

    /// <summary>
    /// Inputs whose tiles follow each other in one block: meanwhile the block's output gradients are read from the first-level cache, and what comes of them is one
    /// stretch of the weights' memory, which is long enough for the processor to fetch ahead.
    /// </summary>
    private const int LongestStrip = 144;

    /// <summary>Floats of packed output gradients: 320 KB, which the second-level cache keeps.</summary>
    private const int PackedOutputs = 81920;

    private const int PackedInputs = LongestStrip * LongestBatch + TallestTile;

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
        Gradient(pass.Share, x, dy, pass.Batch, gradient, pass.Accumulate, pass.Mover);

    private static void Gradient(Share share, Rows x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        // Whichever dimension has more units is divided. Each weight is one sum either way.
        bool byInputs = gradient.Inputs / TallestTile >= gradient.Blocks;
        Part inputs = byInputs ? share.Of(gradient.Inputs, TallestTile) : new Part(0, gradient.Inputs);
        Part blocks = byInputs ? new Part(0, gradient.Blocks) : share.Of(gradient.Blocks);

        if (IsSmall(x, dy, batch))
        {
            SmallGradient(inputs, blocks, x, dy, batch, gradient, accumulate, mover);
            return;
        }

        int runs = inputs.Count == 0 ? 0 : Runs(batch, LongestBatch);

        for (int run = 0; run < runs; run++)
        {
            var sum = new GradientSum(x, dy, Split(batch, run, runs), gradient, accumulate || run > 0, isLast: run == runs - 1, mover);
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
    private static void AddTo(Part inputs, Part blocks, in GradientSum sum)
    {
        Panels gradient = sum.Gradient;
        int examples = sum.Examples.Count;
        float* outputs = Scratch.Of(PackedOutputs + PackedInputs + LongestStrip * Panels.Widest);
        float* columns = outputs + PackedOutputs, strip = columns + PackedInputs;
        nint panel = (nint)Panels.Width * examples;
        Factors factors = new() { Steps = examples, RowStride = 1, Accumulate = sum.Accumulate };

        for (int block = blocks.Start; block < blocks.End; block++)
            PackOutputs(sum.Examples, sum.Dy, block * Panels.Width, gradient.BlockWidth(block), gradient.Outputs, outputs + (block - blocks.Start) * panel);

        int tallest = Tallest(gradient.BlockWidth(0));
        int longest = LongestStrip / tallest * tallest;

        for (int first = inputs.Start; first < inputs.End; first += longest)
        {
            Part part = new(first, Math.Min(first + longest, inputs.End));
            int tiles = Runs(part.Count, tallest);

            PackInputs(sum.Examples, sum.X, part, tiles, gradient.Inputs, columns);

            for (int block = blocks.Start; block < blocks.End; block++)
            {
                int width = gradient.BlockWidth(block);
                float* place = gradient.Block(block) + (nint)first * width;
                float* y = sum.NeverStored ? strip : place;
                factors.Panel = outputs + (block - blocks.Start) * panel;
                factors.PanelStride = width;

                for (int tile = 0; tile < tiles; tile++)
                {
                    Part rows = Split(part.Count, tile, tiles);
                    factors.A = columns + (nint)rows.Start * examples;
                    factors.StepStride = rows.Count;
                    Multiply(width, rows.Count, in factors, y + (nint)rows.Start * width);
                }

                if (sum.IsLast && sum.Mover.Moves)
                    sum.Mover.Move(place, part.Count * width, y);
            }
        }
    }

    /// <summary>packed[b][o] = dy[b, first + o], and zero where there is no such output.</summary>
    [MethodImpl(Compiled)]
    private static void PackOutputs(Part examples, Rows dy, int first, int width, int outputs, float* packed)
    {
        int count = Math.Clamp(outputs - first, 0, width);    // None, when a block is padding only.

        for (int b = examples.Start; b < examples.End; b++, packed += width)
        {
            float* row = dy.Pointer(b) + first;
            int o = 0;

            for (; o <= count - Lanes128.Width * 2; o += Lanes128.Width * 2)
                Copy8(row + o, packed + o);
            for (; o < count; o++)
                packed[o] = row[o];
            for (; o < width; o++)
                packed[o] = 0f;
        }
    }

    /// <summary>
    /// packed[b][i] = x[b, inputs.Start + i], the inputs of a tile side by side and the tiles of a strip one after the other. Where the row has more, more are copied, which is
    /// quicker than leaving them out: the next example, or the next tile, takes their place.
    /// </summary>
    [MethodImpl(Compiled)]
    private static void PackInputs(Part examples, Rows x, Part strip, int tiles, int inputs, float* columns)
    {
        for (int tile = 0; tile < tiles; tile++)
        {
            Part part = Split(strip.Count, tile, tiles);
            int first = strip.Start + part.Start, count = part.Count;
            float* packed = columns + (nint)part.Start * examples.Count;
            bool whole = first + TallestTile <= inputs;

            for (int b = examples.Start; b < examples.End; b++, packed += count)
            {
                float* row = x.Pointer(b) + first;

                if (whole)
                    Copy16(row, packed);
                else
                    for (int i = 0; i < count; i++)
                        packed[i] = row[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy16(float* from, float* to)
    {
        if (Machine.Has512)
        {
            Lanes512.Store(to, Lanes512.Load(from));
            return;
        }

        Copy8(from, to);
        Copy8(from + 8, to + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy8(float* from, float* to)
    {
        if (Machine.Has256)
        {
            Lanes256.Store(to, Lanes256.Load(from));
            return;
        }

        Lanes128.Store(to, Lanes128.Load(from));
        Lanes128.Store(to + 4, Lanes128.Load(from + 4));
    }

    /// <summary>What a run of examples contributes to a gradient, and what becomes of it.</summary>
    private readonly struct GradientSum(Rows x, Rows dy, Part examples, Panels gradient, bool accumulate, bool isLast, Mover mover)
    {
        public Rows X { get; } = x;

        public Rows Dy { get; } = dy;

        public Part Examples { get; } = examples;

        public Panels Gradient { get; } = gradient;

        public bool Accumulate { get; } = accumulate;

        /// <summary>Whether the gradient is known afterwards.</summary>
        public bool IsLast { get; } = isLast;

        public Mover Mover { get; } = mover;

        /// <summary>Whether the gradient is needed for no longer than a strip takes.</summary>
        public bool NeverStored => Mover.Moves && IsLast && !Accumulate;
    }
}
