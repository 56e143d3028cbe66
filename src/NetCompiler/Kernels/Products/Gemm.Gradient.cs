using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Examples that are packed at a time.</summary>
    private const int LongestBatch = 256;

    /// <summary>Floats of one example's inputs that are packed side by side; no tile is taller.</summary>
    private const int PackedInputs = 16;

    /// <summary>Floats of packed output gradients: 256 KB, which the second-level cache keeps.</summary>
    private const int PackedOutputs = 65536;

    /// <summary>
    /// gradient[o, i] (+)= Σ_b dy[b, o]·x[b, i], b in order, for this worker's share of the weights. The padding of the gradient is left zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="x">[B, inputs].</param>
    /// <param name="dy">[B, outputs]; its padding is not read into any result.</param>
    /// <param name="batch">B, at least 1. All workers read all examples.</param>
    /// <param name="gradient">[outputs, inputs].</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    public static void Gradient(Share share, Rows x, Rows dy, int batch, Panels gradient, bool accumulate)
    {
        // Whichever dimension has more units is divided. Each weight is one sum either way.
        bool byInputs = gradient.Inputs / PackedInputs >= gradient.Blocks;
        Part inputs = byInputs ? share.Of(gradient.Inputs, PackedInputs) : new Part(0, gradient.Inputs);
        Part blocks = byInputs ? new Part(0, gradient.Blocks) : share.Of(gradient.Blocks);

        if (IsSmall(x, dy, batch))
        {
            SmallGradient(inputs, blocks, x, dy, batch, gradient, accumulate);
            return;
        }

        int runs = Runs(batch, LongestBatch);

        for (int run = 0; run < runs; run++)
        {
            Part examples = Split(batch, run, runs);
            int group = PackedOutputs / (Panels.Widest * examples.Count);

            for (int block = blocks.Start; block < blocks.End; block += group)
            {
                Part together = new(block, Math.Min(block + group, blocks.End));
                GradientOf(examples, inputs, together, x, dy, gradient, accumulate || run > 0);
            }
        }
    }

    /// <summary>Adds what a run of examples contributes to some blocks of outputs.</summary>
    [MethodImpl(Compiled)]
    private static void GradientOf(Part examples, Part inputs, Part blocks, Rows x, Rows dy, Panels gradient, bool accumulate)
    {
        float* outputs = Scratch.Of(PackedOutputs + PackedInputs * LongestBatch);
        float* columns = outputs + PackedOutputs;
        nint panel = (nint)Panels.Width * examples.Count;
        Factors factors = new() { Steps = examples.Count, A = columns, RowStride = 1, StepStride = PackedInputs, Accumulate = accumulate };

        for (int block = blocks.Start; block < blocks.End; block++)
            PackOutputs(examples, dy, block * Panels.Width, gradient.BlockWidth(block), gradient.Outputs, outputs + (block - blocks.Start) * panel);

        int tallest = Tallest(gradient.BlockWidth(0));
        int tiles = Runs(inputs.Count, tallest);

        for (int tile = 0; tile < tiles; tile++)
        {
            Part part = Split(inputs.Count, tile, tiles);
            int input = inputs.Start + part.Start;
            PackInputs(examples, x, input, part.Count, gradient.Inputs, columns);

            for (int block = blocks.Start; block < blocks.End; block++)
            {
                int width = gradient.BlockWidth(block);
                float* y = gradient.Block(block) + (nint)input * width;
                factors.Panel = outputs + (block - blocks.Start) * panel;
                factors.PanelStride = width;

                Multiply(width, part.Count, in factors, y);
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
            Span<float> row = new(packed, width);
            new ReadOnlySpan<float>(dy.Pointer(b) + first, count).CopyTo(row);
            row[count..].Clear();
        }
    }

    /// <summary>packed[b][i] = x[b, first + i]. Lanes beyond the tile are copied where the row has them, which is quicker than leaving them out.</summary>
    [MethodImpl(Compiled)]
    private static void PackInputs(Part examples, Rows x, int first, int count, int inputs, float* packed)
    {
        if (first + PackedInputs <= inputs)
            count = PackedInputs;

        for (int b = examples.Start; b < examples.End; b++, packed += PackedInputs)
        {
            float* row = x.Pointer(b) + first;

            if (count == PackedInputs)
                CopyInputs(row, packed);
            else
                new ReadOnlySpan<float>(row, count).CopyTo(new Span<float>(packed, count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyInputs(float* from, float* to)
    {
        if (Machine.Has512)
        {
            Lanes512.Store(to, Lanes512.Load(from));
            return;
        }

        for (int i = 0; i < PackedInputs; i += Lanes128.Width)
            Lanes128.Store(to + i, Lanes128.Load(from + i));
    }
}
