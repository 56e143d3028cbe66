using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>Floats of a canvas, 128 KB: it stays in the second-level cache beside the weights.</summary>
    private const int LargestCanvas = 32768;

    /// <summary>Positions of a line of the result below which tiles would be so low that packed patches are quicker.</summary>
    private const int ShortestLine = 6;

    /// <summary>Inputs of weights beyond which a block of them leaves the second-level cache before the next line wants it.</summary>
    private const int MostInputs = 2048;

    /// <summary>Whether a product reads the image from a canvas: where a row of taps is one stretch, lines are long, and the result may be written where it belongs.</summary>
    private static bool IsDirect(in Window window, int inputs, int channels, bool spills) =>
        spills && window.DilationWidth == 1 && window.OutWidth >= ShortestLine && inputs <= MostInputs && new Canvas(window, channels, default).MostLines(LargestCanvas) > 0;

    /// <summary>A product of what each position of a result sees with a range of the inputs of some weights.</summary>
    /// <param name="lines">Lines of the result, those of one example after those of another.</param>
    /// <param name="window">What each position sees.</param>
    /// <param name="channels">Channels of x.</param>
    /// <param name="x">The image.</param>
    /// <param name="w">The weights.</param>
    /// <param name="input">The first of their inputs.</param>
    /// <param name="places">Where the positions are in y.</param>
    /// <param name="y">The result.</param>
    /// <param name="columns">Its columns in the whole result.</param>
    /// <param name="isEnd">Whether behind them is padding.</param>
    /// <param name="epilogue">What is done at each element of the lines; only where places are all positions.</param>
    private static void MultiplyLines<TMap>(Part lines, in Window window, int channels, Rows x, Panels w, int input, in Places places, Rows y, Part columns, bool isEnd, in TMap epilogue)
        where TMap : struct, IMap
    {
        Canvas canvas = new(window, channels, x);
        int most = canvas.MostLines(LargestCanvas);

        for (int line = lines.Start; line < lines.End;)
        {
            (int example, int first) = Math.DivRem(line, window.OutHeight);
            int count = Math.Min(Math.Min(most, window.OutHeight - first), lines.End - line);
            float* data = Scratch.Of(LargestCanvas);
            canvas.Fill(example, new Part(first, first + count), data);
            MultiplyCanvas(canvas, data, count, window, w, input, y.Pointer(places.Row(example, first)), (nint)places.Down * y.Stride, (nint)places.Right * y.Stride);

            if (typeof(TMap) != typeof(Gemm.Nothing))
                Loop.Tile(new Part(line * window.OutWidth, (line + count) * window.OutWidth), columns, in epilogue, isEnd);

            line += count;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyCanvas(in Canvas canvas, float* data, int lines, in Window window, Panels w, int input, float* y, nint down, nint right)
    {
        Factors factors = new() { RowStride = canvas.Right, StepStride = 1, Steps = canvas.Run, Lines = window.KernelHeight, Jump = canvas.NextRun - canvas.Run };

        for (int block = 0; block < w.Used; block++)
        {
            int width = w.TileWidth(block);
            factors.PanelStride = w.BlockWidth(block);
            factors.Panel = w.Block(block) + input * factors.PanelStride;

            for (int line = 0; line < lines; line++)
            {
                factors.A = data + line * canvas.Down;
                Gemm.MultiplyLine(width, window.OutWidth, in factors, y + (nint)block * Panels.Width + line * down, right);
            }
        }
    }
}
