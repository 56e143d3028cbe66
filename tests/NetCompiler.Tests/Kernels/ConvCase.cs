using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Kernels;

/// <summary>The three factors of a convolution, with garbage in all padding, and what each must be of the other two.</summary>
internal sealed unsafe class ConvCase
{
    private const float Garbage = 1e30f;

    private readonly ConvShape _shape;

    public ConvCase(string name) : this(ConvShape.All[name])
    {
    }

    public ConvCase(ConvShape shape)
    {
        _shape = shape;
        int inputs = Window.Taps * _shape.Channels;
        X = Random(Batch * Window.Positions, _shape.InChannels, _shape.InChannels <= 4 ? _shape.InChannels : Stride(_shape.InChannels), stream: 1);
        Y = Random(Batch * Window.OutPositions, _shape.OutChannels, Stride(_shape.OutChannels), stream: 2);
        Arena w = Samples.Zeros(_shape.Groups * Panels.Size(inputs, _shape.Outputs));
        Arena transposed = Samples.Zeros(_shape.Groups * Panels.Size(Window.Taps * _shape.Outputs, _shape.Channels));
        transposed.Span.Fill(Garbage);
        W = new(w.Pointer, inputs, _shape.Outputs);
        Transposed = new(transposed.Pointer, Window.Taps * _shape.Outputs, _shape.Channels);
        RandomStream random = new(seed: 1, stream: 3);

        foreach ((int group, int output, int input) in Places())
            W.After(group)[output, input] = 2f * random.Uniform() - 1f;
    }

    public Window Window => _shape.Window;

    public int Groups => _shape.Groups;

    public int Batch => _shape.Batch;

    public Rows X { get; }

    public Rows Y { get; }

    public Panels W { get; }

    public Panels Transposed { get; }

    public Part Examples => new(0, Batch);

    public float[] Image => Values(X, Batch * Window.Positions, _shape.InChannels);

    public float[] Result => Values(Y, Batch * Window.OutPositions, _shape.OutChannels);

    /// <summary>Group after group, output after output.</summary>
    public float[] WeightValues => [.. Places().Select(place => W.After(place.Group)[place.Output, place.Input])];

    private IEnumerable<(int Group, int Output, int Input)> Places() =>
        from g in Enumerable.Range(0, Groups)
        from o in Enumerable.Range(0, W.Outputs)
        from i in Enumerable.Range(0, W.Inputs)
        select (g, o, i);

    /// <summary>y of x and W: each element one sum in the order of taps and channels.</summary>
    public float[] ExpectedResult()
    {
        float[] x = Image, w = WeightValues, sums = new float[Result.Length];
        EachTerm((y, i, k) => sums[y] = Fused(x[i], w[k], sums[y]));

        return sums;
    }

    /// <summary>x of y and W: each element one sum in the order of the positions that see it, which is the reverse order of taps, and of outputs.</summary>
    public float[] ExpectedImage()
    {
        float[] y = Result, w = WeightValues, sums = new float[Image.Length];
        EachTerm((i, x, k) => sums[x] = Fused(y[i], w[k], sums[x]));

        return sums;
    }

    /// <summary>The same by taps: what each position that sees it gives is a sum over outputs, and those are added in order.</summary>
    public float[] ExpectedImageByTaps()
    {
        float[] y = Result, w = WeightValues, sums = new float[Image.Length], given = new float[W.Inputs];
        int outputs = _shape.OutChannels;

        for (int q = 0; q < y.Length / outputs; q++)
        {
            for (int k = 0; k < given.Length; k++)
            {
                given[k] = 0f;

                for (int o = 0; o < outputs; o++)
                    given[k] = Fused(y[q * outputs + o], w[o * W.Inputs + k], given[k]);
            }

            EachTerm(q, (_, x, k) => sums[x] += given[k]);
        }

        return sums;
    }

    /// <summary>W of x and y: each element one sum in the order of the result's positions, on top of what is given.</summary>
    public float[] ExpectedWeights(float[]? start = null)
    {
        float[] y = Result, x = Image, sums = start ?? new float[WeightValues.Length];
        EachTerm((i, j, w) => sums[w] = Fused(x[j], y[i], sums[w]));

        return sums;
    }

    /// <summary>W of x and y in the order of windows over y, on top of what is given.</summary>
    public float[] ExpectedWeightsByWindows(Window windows, float[]? start = null)
    {
        float[] y = Result, x = Image, sums = start ?? new float[WeightValues.Length];
        EachTerm(windows, (i, j, w) => sums[w] = Fused(x[j], y[i], sums[w]));

        return sums;
    }

    /// <summary>x of y and W in the order of windows over y, and in each that of outputs.</summary>
    public float[] ExpectedImageByWindows(Window windows)
    {
        float[] y = Result, w = WeightValues, sums = new float[Image.Length];
        EachTerm(windows, (i, x, k) => sums[x] = Fused(y[i], w[k], sums[x]));

        return sums;
    }

    /// <summary>y of x and W in double.</summary>
    public double[] ExactResult()
    {
        float[] x = Image, w = WeightValues;
        double[] sums = new double[Result.Length];
        EachTerm((y, i, k) => sums[y] += (double)x[i] * w[k]);

        return sums;
    }

    /// <summary>x of y and W in double.</summary>
    public double[] ExactImage()
    {
        float[] y = Result, w = WeightValues;
        double[] sums = new double[Image.Length];
        EachTerm((i, x, k) => sums[x] += (double)y[i] * w[k]);

        return sums;
    }

    /// <summary>W of x and y in double.</summary>
    public double[] ExactWeights()
    {
        float[] y = Result, x = Image;
        double[] sums = new double[WeightValues.Length];
        EachTerm((i, j, w) => sums[w] += (double)x[j] * y[i]);

        return sums;
    }

    /// <summary>All floats of the weights, or of their transpose, padding included.</summary>
    public static Span<float> All(Panels panels, int groups) => new(Unsafe.AsPointer(ref panels.Span()[0]), groups * panels.Span().Length);

    private static float[] Values(Rows rows, int count, int columns)
    {
        float[] values = new float[count * columns];

        for (int row = 0; row < count; row++)
            rows.Span(row, columns).CopyTo(values.AsSpan(row * columns));

        return values;
    }

    /// <summary>The planner's rule for many positions.</summary>
    private static int Stride(int channels) => channels <= 8 ? 8 : Samples.Stride(channels);

    private static Rows Random(int rows, int columns, int stride, uint stream)
    {
        Arena arena = Samples.Random(rows * stride, stream);
        Rows image = new(arena.Pointer, stride);

        for (int row = 0; row < rows; row++)
            image.Span(row, stride)[columns..].Fill(Garbage);

        return image;
    }

    private static float Fused(float a, float b, float c) => Fused<Lanes1>(a, b, c);

    /// <summary>As the kernels do, fused where the machine can.</summary>
    private static float Fused<V>(float a, float b, float c) where V : struct, ILanes<V> => V.Sum(V.FusedMultiplyAdd(V.Of(a), V.Of(b), V.Of(c)));

    /// <summary>The products y·x·W, each by the places of its factors: positions of the result in order, in each its outputs, and for each the taps in order.</summary>
    private void EachTerm(Action<int, int, int> term)
    {
        for (int q = 0; q < Batch * Window.OutPositions; q++)
            for (int o = 0; o < _shape.OutChannels; o++)
                EachTap(q, o, term);
    }

    /// <summary>The same for one position of the batch's results and its first output.</summary>
    private void EachTerm(int q, Action<int, int, int> term) => EachTap(q, 0, term);

    /// <summary>The same window after window, in each output after output, and for each its positions.</summary>
    private void EachTerm(Window windows, Action<int, int, int> term)
    {
        for (int at = 0; at < Batch * windows.OutPositions; at++)
        {
            (int b, int window) = Math.DivRem(at, windows.OutPositions);
            int corner = window / windows.OutWidth * windows.StrideHeight * Window.OutWidth + window % windows.OutWidth * windows.StrideWidth;

            for (int o = 0; o < _shape.OutChannels; o++)
                for (int t = 0; t < windows.Taps; t++)
                    EachTap(b * Window.OutPositions + corner + t / windows.KernelWidth * Window.OutWidth + t % windows.KernelWidth, o, term);
        }
    }

    private void EachTap(int q, int o, Action<int, int, int> term)
    {
        (int b, int p) = Math.DivRem(q, Window.OutPositions);

        for (int t = 0; t < Window.Taps; t++)
        {
            int h = p / Window.OutWidth * Window.StrideHeight - Window.Top + t / Window.KernelWidth * Window.DilationHeight;
            int w = p % Window.OutWidth * Window.StrideWidth - Window.Left + t % Window.KernelWidth * Window.DilationWidth;

            if (h < 0 || h >= Window.Height || w < 0 || w >= Window.Width)
                continue;

            int y = q * _shape.OutChannels + o;
            int x = (b * Window.Positions + h * Window.Width + w) * _shape.InChannels + o / _shape.Outputs * _shape.Channels;
            int weight = o * W.Inputs + t * _shape.Channels;

            for (int c = 0; c < _shape.Channels; c++)
                term(y, x + c, weight + c);
        }
    }
}
