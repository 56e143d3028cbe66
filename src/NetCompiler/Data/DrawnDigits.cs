using System;
using System.Collections.Generic;
using NetCompiler.Drawing;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// An endless supply of drawn digits, for programs that should run without a download. Each is a few pen strokes in one of several habits of writing
/// (a seven with or without a bar), bent by a random affine map and a random elastic field, drawn with a random pen on 28×28 pixels like those of MNIST.
/// A digit is decided by the seed and its index alone: the same on every machine, in any order, on any number of threads.
/// </summary>
public static class DrawnDigits
{
    /// <summary>Pixels in a row, and rows.</summary>
    public const int Side = 28;

    /// <summary>Draws a dataset: images [1, 28, 28] of pixels from 0 to 1, one label.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which supply.</param>
    /// <param name="first">The index of the first one. Ranges that do not overlap give different examples, so training and test sets can share a seed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive or the first index is negative.</exception>
    public static Dataset Draw(int count, ulong seed = 0, long first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(first);

        var drawing = new Session(new byte[checked(count * Side * Side)], new int[count], seed, first);
        Workers.Run(drawing, Workers.Available);
        return new Dataset([Column.Images(drawing.Pixels, new ImageShape(1, Side, Side))], Column.Labels(drawing.Labels));
    }

    /// <summary>Draws without end, from index 0.</summary>
    public static IEnumerable<DrawnDigit> Stream(ulong seed = 0)
    {
        for (long index = 0; ; index++)
        {
            var pixels = new byte[Side * Side];
            int label = new Scribe().Draw(seed, index, pixels);
            yield return new DrawnDigit(pixels, label);
        }
    }

    private sealed class Session(byte[] pixels, int[] labels, ulong seed, long first) : IWork
    {
        public byte[] Pixels => pixels;

        public int[] Labels => labels;

        public void Run(Share share)
        {
            var scribe = new Scribe();
            Part part = share.Of(labels.Length);

            for (int i = part.Start; i < part.End; i++)
                labels[i] = scribe.Draw(seed, first + i, pixels.AsSpan(i * Side * Side, Side * Side));
        }
    }
}
