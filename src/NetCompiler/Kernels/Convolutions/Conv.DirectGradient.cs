using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>Floats of a canvas, 32 KB, that the first-level cache nearly keeps while all weights' gradients take their part of it.</summary>
    private const int GradientCanvas = 8192;

    /// <summary>Positions of a result from which a gradient's sums are long enough for tiles that are loaded and stored once for each canvas.</summary>
    private const int LongSum = 128;

    /// <summary>Whether the gradient of weights reads the image from a canvas, and the result's gradient where it lies: as far as a multiple of 16 columns, which the padding allows.</summary>
    private static bool IsDirect(in Window window, int channels, Rows dy, Panels gradient)
    {
        int lines = window.DilationWidth == 1 ? new Canvas(window, channels, default).MostLines(GradientCanvas) : 0;

        return lines * window.OutWidth >= LongSum && dy.Stride % 16 == 0 && dy.Stride >= gradient.Padded && (nuint)dy.Pointer(0) % 64 == 0;
    }

    /// <summary>gradient[o, (t, c)] (+)= Σ dy[q, o]·x[q∘t, c] for this worker's share, some lines of the result at a time.</summary>
    private static void DirectGradient(Share share, in Window window, int channels, Rows x, Rows dy, int batch, Panels gradient, bool accumulate, Mover mover)
    {
        (Part inputs, Part blocks) = Gemm.Divide(share, gradient);

        if (inputs.Count == 0 || blocks.Count == 0)
            return;

        Canvas canvas = new(window, channels, x);
        int most = canvas.MostLines(GradientCanvas);
        float* data = Scratch.Of(GradientCanvas);

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

        for (int block = blocks.Start; block < blocks.End; block++)
        {
            int width = gradient.BlockWidth(block);
            factors.Panel = dy + (nint)block * Panels.Width;

            for (int first = inputs.Start; first < inputs.End;)
            {
                (int row, int at) = Math.DivRem(first, run);
                int count = Math.Min(run - at, inputs.End - first);
                factors.A = data + row * canvas.NextRun + at;
                Gemm.MultiplyLine(width, count, in factors, gradient.Block(block) + (nint)first * width, width);
                first += count;
            }
        }
    }
}
