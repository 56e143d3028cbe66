using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Floats of inputs and output gradients, 32 KB, that the first-level cache keeps: they are read where they lie, because packing would take longer than the products.</summary>
    private const int SmallBatch = 8192;

    /// <summary>Whether a batch is small, and its output gradients can be read up to a multiple of 16 columns: they start a row of whole cache lines, or a slice of some.</summary>
    private static bool IsSmall(Rows x, Rows dy, int batch) =>
        (long)batch * (x.Stride + dy.Stride) <= SmallBatch && dy.Stride % 16 == 0 && (nuint)dy.Pointer(0) % 64 == 0;

    /// <summary>gradient[o, i] (+)= Σ_b dy[b, o]·x[b, i] for these inputs and blocks of outputs, with no copy of either factor, and the move by it.</summary>
    [MethodImpl(Compiled)]
    private static void SmallGradient(Part inputs, Part blocks, Rows x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        Factors factors = new() { Steps = batch, RowStride = 1, StepStride = x.Stride, PanelStride = dy.Stride, Accumulate = accumulate };

        for (int block = blocks.Start; block < blocks.End; block++)
        {
            int width = gradient.BlockWidth(block);
            Tiling tiling = new(inputs.Count, Tallest(width));
            float* y = gradient.Block(block) + (nint)inputs.Start * width;
            factors.Panel = dy.Pointer(0) + (nint)block * Panels.Width;

            for (int tile = 0; tile < tiling.Tiles; tile++)
            {
                Part part = tiling[tile];
                factors.A = x.Pointer(0) + inputs.Start + part.Start;
                Multiply(width, part.Count, in factors, y + (nint)part.Start * width);
            }

            ClearPadding(y, inputs.Count, width, gradient.Outputs - block * Panels.Width);

            if (mover.Moves)
                mover.Move(y, inputs.Count * width, y);
        }
    }

    /// <summary>Zeros right of the first <paramref name="used"/> columns: what stands beside the output gradients may be anything.</summary>
    internal static void ClearPadding(float* y, int rows, int width, int used)
    {
        for (int row = 0; row < rows; row++, y += width)
        {
            int column = width;

            for (; column >= used + Lanes128.Width && column > 0; column -= Lanes128.Width)
                Lanes128.Store(y + column - Lanes128.Width, Lanes128.Zero);

            for (; column > Math.Max(used, 0); column--)
                y[column - 1] = 0f;
        }
    }
}
