using System;
using System.Collections.Generic;
using NetCompiler;

namespace Adding;

/// <summary>The gradients of each step as curves, on the left before training and on the right afterwards: a grey line for each thousandth part, from 1 at the top to 10⁻⁹; lstm blue, gru green, rnn red.</summary>
internal static class Drawing
{
    private const int PixelsPerStep = 4, PixelsPerDecade = 24, Decades = 9, Margin = 12;
    private static readonly byte[][] Colours = [[40, 90, 200], [30, 150, 70], [210, 60, 50]];

    public static Picture Of(IEnumerable<double[]> before, IEnumerable<double[]> after)
    {
        int panel = Probe.Steps * PixelsPerStep;
        var picture = new Picture(2 * panel + 3 * Margin, Decades * PixelsPerDecade + 2 * Margin, channels: 3);
        picture.Pixels.Fill(255);

        Panel(picture, Margin, before);
        Panel(picture, panel + 2 * Margin, after);
        return picture;
    }

    private static void Panel(Picture picture, int left, IEnumerable<double[]> curves)
    {
        for (int decade = 0; decade <= Decades; decade += 3)
            for (int x = 0; x < Probe.Steps * PixelsPerStep; x++)
                Dot(picture, left + x, Margin + decade * PixelsPerDecade, [210, 210, 210]);

        int colour = 0;
        foreach (double[] curve in curves)
            Curve(picture, left, curve, Colours[colour++]);
    }

    /// <summary>Straight lines between the steps, pixel column by pixel column, each as high as the curve rises there.</summary>
    private static void Curve(Picture picture, int left, double[] norms, byte[] colour)
    {
        for (int x = 0; x < (Probe.Steps - 1) * PixelsPerStep; x++)
        {
            int from = Height(norms, x), to = Height(norms, x + 1);
            for (int y = Math.Min(from, to); y <= Math.Max(from, to) + 1; y++)
                Dot(picture, left + x, Margin + y, colour);
        }
    }

    private static int Height(double[] norms, int x)
    {
        int step = x / PixelsPerStep;
        double share = (double)(x % PixelsPerStep) / PixelsPerStep, here = Decade(norms[step]), next = Decade(norms[Math.Min(step + 1, norms.Length - 1)]);
        return (int)Math.Round((here + (next - here) * share) * PixelsPerDecade);
    }

    /// <summary>How many powers of ten below 1.</summary>
    private static double Decade(double norm) => norm > 0 ? Math.Clamp(-Math.Log10(norm), 0, Decades) : Decades;

    private static void Dot(Picture picture, int x, int y, ReadOnlySpan<byte> colour)
    {
        if (y < picture.Height)
            colour.CopyTo(picture[x, y]);
    }
}
