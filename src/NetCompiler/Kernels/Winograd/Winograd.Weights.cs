using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Winograd
{
    /// <summary>Outputs whose turned weights are in the cache together.</summary>
    private const int OutputsTogether = 16;

    /// <summary>
    /// What <see cref="Multiply{TMap}(in Pass, in Window, Rows, Panels, Rows, TMap)"/> reads the weights as: their values at the 36 points, each a matrix [outputs, channels], one after the
    /// other in memory. For this worker's share; padding becomes zero.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="w">W [outputs, 9·channels].</param>
    /// <param name="transformed">At the first point, [outputs, channels]; must not overlap <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static void Transform(Share share, Panels w, Panels transformed)
    {
        Require(w, transformed.Outputs, transformed.Inputs);
        Part channels = share.Of(transformed.Inputs);
        nint step = Panels.Size(transformed.Inputs, transformed.Outputs);

        for (int block = 0; block < w.Blocks; block++)
        {
            int width = w.BlockWidth(block);
            Loop.Tile(channels, new Part(0, width), new KernelTile(w.Block(block), (nint)transformed.Inputs * width, transformed.Block(block), step, width));
        }
    }

    /// <summary>
    /// What <see cref="MultiplyTransposed{TMap}(in Pass, in Window, Rows, Panels, Rows, TMap)"/> reads the weights as: transposed, with their taps in reverse, at the 36 points.
    /// </summary>
    /// <param name="share">Which worker this is; the workers' parts do not overlap.</param>
    /// <param name="w">W [outputs, 9·channels].</param>
    /// <param name="transformed">At the first point, [channels, outputs]; must not overlap <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The shapes do not match.</exception>
    public static void TransformTransposed(Share share, Panels w, Panels transformed)
    {
        Require(w, transformed.Inputs, transformed.Outputs);
        Part outputs = share.Of(w.Outputs, multiple: OutputsTogether);
        int channels = transformed.Outputs;
        nint step = Panels.Size(w.Outputs, channels);

        for (int first = outputs.Start; first < outputs.End; first += OutputsTogether)
        {
            Part part = new(first, Math.Min(first + OutputsTogether, outputs.End));
            Panels turned = new(Scratch.Of(Panels.Size(Taps * OutputsTogether, channels)), Taps * OutputsTogether, channels);

            for (int tap = 0; tap < Taps; tap++)
                Gemm.Transpose(part, w, (Taps - 1 - tap) * channels, turned, tap * OutputsTogether - first);

            for (int block = 0; block < turned.Blocks; block++)
            {
                int width = turned.BlockWidth(block);
                KernelTile kernels = new(turned.Block(block), (nint)OutputsTogether * width, transformed.Block(block) + (nint)first * width, step, width);
                Loop.Tile(new Part(0, part.Count), new Part(0, width), in kernels);
            }
        }
    }

    private const int Taps = 9;

    private static void Require(Panels w, int outputs, int channels)
    {
        if (w.Outputs != outputs || w.Inputs != Taps * channels)
            throw new ArgumentException($"[{w.Outputs}, {w.Inputs}] are not the weights of {outputs} outputs and three by three taps of {channels} channels.", nameof(w));
    }
}
