using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>The meaning of what works on the positions of images, in plain loops over them.</summary>
internal sealed class Images(Program program, int batch)
{
    public double[] Compute(Step step, Func<int, double[]> operand)
    {
        double[] result = new double[step.Type.PerExample ? batch * step.Type.Positions * step.Type.Count : step.Type.Count];
        TensorType from = program.Steps[step.Operands[0]].Type;

        switch (step.Primitive)
        {
            case ToPositions:
                Turn(operand(0), result, rows: step.Type.Count, columns: step.Type.Positions);
                break;
            case FromPositions:
                Turn(operand(0), result, rows: from.Positions, columns: from.Count);
                break;
            case SumNeighbours sum:
                for (int at = 0; at < result.Length; at++)
                {
                    int channel = at % step.Type.Count, first = Math.Max(channel - sum.Before, 0), last = Math.Min(channel + sum.After, step.Type.Count - 1);
                    result[at] = Enumerable.Range(at - channel + first, last - first + 1).Sum(near => operand(0)[near]);
                }

                break;
            case Resample resample:
                Resampled(resample, step.Type.Count, operand(0), result);
                break;
            case Pool pool:
                Pooled(pool, step.Type.Count, operand(0), result);
                break;
            case PoolGradient { Kind: PoolKind.Max } pool:
                foreach ((double[] x, int b, int q, int c) in Outputs(pool.Window, step.Type.Count, operand(0)))
                    result[Largest(pool.Window, x, b, q, c, step.Type.Count)] += operand(1)[(b * pool.Window.OutPositions + q) * step.Type.Count + c];
                break;
            case PoolGradient pool:
                int[] divisors = [.. new Pool(pool.Window, pool.Kind).Divisors()];
                foreach ((int b, int q, _, int p) in Seen(pool.Window))
                    for (int c = 0; c < step.Type.Count; c++)
                        result[(b * pool.Window.Positions + p) * step.Type.Count + c] += operand(0)[(b * pool.Window.OutPositions + q) * step.Type.Count + c] / divisors[q];
                break;
            case Convolve convolve:
                for (int pair = 0; pair < step.Operands.Count; pair += 2)
                    Convolved(convolve, step, pair, operand, result);
                break;
            default:
                throw new InvalidOperationException("The reference does not know " + step.Primitive.GetType().Name);
        }

        return result;
    }

    private void Convolved(Convolve convolve, Step step, int pair, Func<int, double[]> operand, double[] result)
    {
        (double[] y, double[] x, double[] w) = convolve.Form switch
        {
            ConvolveForm.Outputs => (result, operand(pair), operand(pair + 1)),
            ConvolveForm.Inputs => (operand(pair), result, operand(pair + 1)),
            _ => (operand(pair), operand(pair + 1), result),
        };

        TensorType weights = convolve.Form is ConvolveForm.Weights ? step.Type : program.Steps[step.Operands[1]].Type;
        int outputs = weights.Shape.Axes[0], channels = weights.Shape.Axes[1], taps = convolve.Window.Taps, together = outputs / convolve.Groups;

        foreach ((int b, int q, int t, int p) in Seen(convolve.Window))
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int c = 0; c < channels; c++)
                {
                    int atY = (b * convolve.Window.OutPositions + q) * outputs + o, atX = ((b * convolve.Window.Positions + p) * convolve.Groups + o / together) * channels + c, atW = (o * channels + c) * taps + t;

                    switch (convolve.Form)
                    {
                        case ConvolveForm.Outputs: y[atY] += x[atX] * w[atW]; break;
                        case ConvolveForm.Inputs: x[atX] += y[atY] * w[atW]; break;
                        default: w[atW] += x[atX] * y[atY]; break;
                    }
                }
            }
        }
    }

    private void Pooled(Pool pool, int channels, double[] x, double[] y)
    {
        int[] divisors = [.. pool.Divisors()];

        if (pool.Kind is PoolKind.Max)
        {
            foreach ((_, int b, int q, int c) in Outputs(pool.Window, channels, x))
                y[(b * pool.Window.OutPositions + q) * channels + c] = x[Largest(pool.Window, x, b, q, c, channels)];

            return;
        }

        foreach ((int b, int q, _, int p) in Seen(pool.Window))
            for (int c = 0; c < channels; c++)
                y[(b * pool.Window.OutPositions + q) * channels + c] += x[(b * pool.Window.Positions + p) * channels + c] / divisors[q];
    }

    /// <summary>Where the first of the largest elements is that an output sees.</summary>
    private static int Largest(Window window, double[] x, int b, int q, int c, int channels) =>
        Taps(window, q).Select(tap => (b * window.Positions + tap.Position) * channels + c).MaxBy(at => x[at]);

    private IEnumerable<(double[] X, int Example, int Output, int Channel)> Outputs(Window window, int channels, double[] x) =>
        from b in Enumerable.Range(0, batch) from q in Enumerable.Range(0, window.OutPositions) from c in Enumerable.Range(0, channels) select (x, b, q, c);

    private IEnumerable<(int Example, int Output, int Tap, int Position)> Seen(Window window) =>
        from b in Enumerable.Range(0, batch) from q in Enumerable.Range(0, window.OutPositions) from tap in Taps(window, q) select (b, q, tap.Tap, tap.Position);

    private static IEnumerable<(int Tap, int Position)> Taps(Window window, int output)
    {
        for (int tap = 0; tap < window.Taps; tap++)
        {
            int h = output / window.OutWidth * window.StrideHeight - window.Top + tap / window.KernelWidth * window.DilationHeight;
            int w = output % window.OutWidth * window.StrideWidth - window.Left + tap % window.KernelWidth * window.DilationWidth;

            if (h >= 0 && h < window.Height && w >= 0 && w < window.Width)
                yield return (tap, h * window.Width + w);
        }
    }

    private void Resampled(Resample resample, int channels, double[] x, double[] y)
    {
        for (int b = 0; b < batch; b++)
            for (int h = 0; h < resample.Height.To; h++)
                for (int w = 0; w < resample.Width.To; w++)
                    foreach ((int i, double ofHeight) in resample.Height.Taps(h))
                        foreach ((int j, double ofWidth) in resample.Width.Taps(w))
                            for (int c = 0; c < channels; c++)
                            {
                                int to = ((b * resample.Height.To + h) * resample.Width.To + w) * channels + c, from = ((b * resample.Height.From + i) * resample.Width.From + j) * channels + c;

                                if (resample.Transposed)
                                    y[from] += ofHeight * ofWidth * x[to];
                                else
                                    y[to] += ofHeight * ofWidth * x[from];
                            }
    }

    /// <summary>Each example's matrix turned.</summary>
    private void Turn(double[] x, double[] y, int rows, int columns)
    {
        for (int b = 0; b < batch; b++)
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++)
                    y[(b * columns + c) * rows + r] = x[(b * rows + r) * columns + c];
    }
}
