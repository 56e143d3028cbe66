using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>Floats of a canvas, 32 KB, that the first-level cache nearly keeps while all weights' gradients take their part of it.</summary>
    private const int SmallCanvas = 8192;

    /// <summary>Positions from which a small canvas is enough: a gradient's sums are loaded and stored once for each canvas.</summary>
    private const int LongSum = 128;

    /// <summary>Positions below which packed patches of several examples are quicker.</summary>
    private const int ShortestSum = 48;

    /// <summary>Whether the gradient of weights reads the image from a canvas, and the result's gradient where it lies: as far as a multiple of 16 columns, or as 8 that hold all, which the padding allows.</summary>
    private static bool IsDirect(in Window window, int channels, Rows dy, Panels gradient) =>
        window.DilationWidth == 1 && GradientLines(window, channels) * window.OutWidth >= ShortestSum
        && dy.Stride % Math.Min(gradient.Written, 16) == 0 && dy.Stride >= gradient.Written && (nuint)dy.Pointer(0) % 64 == 0;

    /// <summary>Lines of the result whose canvas is done at a time.</summary>
    private static int GradientLines(in Window window, int channels)
    {
        Canvas canvas = new(window, channels, default);
        int lines = canvas.MostLines(SmallCanvas);

        return lines * window.OutWidth >= LongSum ? lines : canvas.MostLines(LargestCanvas);
    }

    /// <summary>gradient[o, (t, c)] (+)= Σ dy[q, o]·x[q∘t, c] for this worker's share, some lines of the result at a time.</summary>
    private static void DirectGradient(Share share, in Window window, int channels, Rows x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        (Part inputs, Part blocks) = Gemm.Divide(share, gradient);

        if (inputs.Count == 0 || blocks.Count == 0)
            return;

        Canvas canvas = new(window, channels, x);
        int most = GradientLines(window, channels);
        float* data = Scratch.Of(LargestCanvas);

        for (int example = 0; example < batch; example++)
        {
            for (int line = 0; line < window.OutHeight; line += most)
            {
                Part lines = new(line, Math.Min(line + most, window.OutHeight));
                canvas.Fill(example, lines, data);
                AddCanvas(canvas, data, lines.Count, window.OutWidth, dy.Pointer((example * window.OutHeight + line) * window.OutWidth), dy.Stride, inputs, blocks, gradient, accumulate);
                accumulate = true;
            }
        }

        for (int block = blocks.Start; block < blocks.End; block++)
        {
            int width = gradient.BlockWidth(block);
            float* place = gradient.Block(block) + (nint)inputs.Start * width;
            Gemm.ClearPadding(place, inputs.Count, width, gradient.Outputs - block * Panels.Width);

            if (mover.Moves)
                mover.Move(place, inputs.Count * width, place);
        }
    }

    /// <summary>Adds what some lines of one example contribute, one row of taps after the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddCanvas(in Canvas canvas, float* data, int lines, int positions, float* dy, nint stride, Part inputs, Part blocks, Panels gradient, bool accumulate)
    {
        int run = canvas.Run;
        Factors factors = new()
        {
            RowStride = 1,
            StepStride = canvas.Right,
            Steps = positions,
            Lines = lines,
            Jump = canvas.Down - positions * canvas.Right,
            PanelStride = stride,
            Accumulate = accumulate,
        };

        for (int block = blocks.Start; block < Math.Min(blocks.End, gradient.Used); block++)
        {
            int width = gradient.TileWidth(block), apart = gradient.BlockWidth(block);
            factors.Panel = dy + (nint)block * Panels.Width;

            for (int first = inputs.Start; first < inputs.End;)
            {
                (int row, int at) = Math.DivRem(first, run);
                int count = Math.Min(run - at, inputs.End - first);
                factors.A = data + row * canvas.NextRun + at;
                Gemm.MultiplyLine(width, count, in factors, gradient.Block(block) + (nint)first * apart, apart);
                first += count;
            }
        }
    }
}
