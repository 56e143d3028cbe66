using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Separable maps of images against the products of their matrices.</summary>
public class ResampleTests
{
    private const int Batch = 3;

    /// <summary>One direction: the inputs of each output with their weights.</summary>
    private static readonly Dictionary<string, (int Inputs, (int First, float[] Weights)[] Outputs)> Maps = new()
    {
        ["identity"] = Of(4, 4, o => (o, [1f])),
        ["nearest, up"] = Of(3, 7, o => (o * 3 / 7, [1f])),
        ["nearest, down"] = Of(9, 4, o => (o * 9 / 4, [1f])),
        ["linear, up"] = Linear(5, 10, o => Math.Max((o + 0.5) * 0.5 - 0.5, 0)),
        ["linear, corners aligned"] = Linear(4, 9, o => o * 3.0 / 8),
        ["linear, down"] = Linear(11, 4, o => (o + 0.5) * 11 / 4 - 0.5),
        ["adaptive average"] = Of(7, 3, o => (o * 7 / 3, Enumerable.Repeat(1f / (((o + 1) * 7 + 2) / 3 - o * 7 / 3), ((o + 1) * 7 + 2) / 3 - o * 7 / 3).ToArray())),
        ["zeros around"] = Of(3, 8, o => o is >= 2 and < 5 ? (o - 2, [1f]) : (0, [])),
        ["edges repeated"] = Of(3, 8, o => (Math.Clamp(o - 2, 0, 2), [1f])),
        ["reflection"] = Of(5, 10, o => (4 - Math.Abs(4 - Math.Abs(o - 3)), [1f])),
        ["crop"] = Of(9, 4, o => (o + 3, [1f])),
        ["to one"] = Of(6, 1, _ => (0, [0.5f, 0f, -1f, 0.25f, 2f, 1f])),
    };

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            TheoryData<string, string, int> cases = [];
            string[] names = [.. Maps.Keys];

            for (int i = 0; i < names.Length; i++)
                foreach (int channels in (int[])[1, 3, 17, 70])
                {
                    cases.Add(names[i], names[i], channels);
                    cases.Add(names[i], names[(i + 5) % names.Length], channels);
                }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_output_is_a_weighted_sum(string height, string width, int channels)
    {
        (float[,] down, float[,] across) = (Matrix(height), Matrix(width));
        (int h, int w, int oh, int ow) = (down.GetLength(1), across.GetLength(1), down.GetLength(0), across.GetLength(0));
        Image x = Image.Random(Batch * h * w, channels, 1), dy = Image.Random(Batch * oh * ow, channels, 2);
        Image y = Image.Blank(dy.Count, channels), dx = Image.Blank(x.Count, channels), yAfter = Image.Blank(dy.Count, channels), dxAfter = Image.Blank(x.Count, channels);

        foreach (Part part in (Part[])[new(2, Batch), new(0, 2)])
        {
            Resample.Multiply(part, Tables(height), Tables(width), channels, x.Rows, y.Rows);
            Resample.MultiplyTransposed(part, Tables(height), Tables(width), channels, dy.Rows, dx.Rows);
            Resample.Multiply(part, Tables(height), Tables(width), channels, new PlusOne(x.Rows), yAfter.Rows, new DoublePlus(dy.Rows, yAfter.Rows));
            Resample.MultiplyTransposed(part, Tables(height), Tables(width), channels, new PlusOne(dy.Rows), dxAfter.Rows, new DoublePlus(x.Rows, dxAfter.Rows));
        }

        double Y(int row, int c, double plus) => Enumerable.Range(0, h * w).Sum(p =>
            (double)down[row / ow % oh, p / w] * across[row % ow, p % w] * (x[row / (oh * ow) * h * w + p, c] + plus));
        double Dx(int row, int c, double plus) => Enumerable.Range(0, oh * ow).Sum(q =>
            (double)down[q / ow, row / w % h] * across[q % ow, row % w] * (dy[row / (h * w) * oh * ow + q, c] + plus));

        for (int c = 0; c < channels; c += 4)
        {
            for (int row = 0; row < y.Count; row++)
            {
                Assert.Equal(Y(row, c, 0), y[row, c], 1e-5);
                Assert.Equal(2 * Y(row, c, 1) + dy[row, c], yAfter[row, c], 1e-5);
            }

            for (int row = 0; row < x.Count; row++)
            {
                Assert.Equal(Dx(row, c, 0), dx[row, c], 1e-5);
                Assert.Equal(2 * Dx(row, c, 1) + x[row, c], dxAfter[row, c], 1e-5);
            }
        }

        y.AssertIs(y);       // And nothing else was written.
        dx.AssertIs(dx);
    }

    [Theory]
    [InlineData("linear, up")]
    [InlineData("reflection")]
    public void All_channels_have_the_same_bits(string map)
    {
        Image x = Image.Random(Batch * Maps[map].Inputs, 37, 1);
        Image y = Image.Blank(Batch * Maps[map].Outputs.Length, 37), dx = Image.Blank(x.Count, 37);

        for (int row = 0; row < x.Count; row++)
            x.Rows.Span(row, 37).Fill(x[row, 0]);

        Resample.Multiply(new Part(0, Batch), One(), Tables(map), 37, x.Rows, y.Rows);
        Resample.MultiplyTransposed(new Part(0, Batch), One(), Tables(map), 37, y.Rows, dx.Rows);
        y.AssertIs((row, _) => y[row, 0]);
        dx.AssertIs((row, _) => dx[row, 0]);
    }

    [Fact]
    public void Tables_that_do_not_fit_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => { _ = new Bands(3, [0, 1], [0, 1], [1f]); });
        Assert.Throws<ArgumentException>(() => { _ = new Bands(3, [0, 1], [0, 1, 3], [1f, 1f]); });
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Image x = Image.Random(25, 20, 1), y = Image.Blank(100, 20);
        (int[] firsts, int[] starts, float[] weights) = Arrays("linear, up");
        long before = 0;

        for (int turn = 0; turn < 2; turn++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Bands bands = new(5, firsts, starts, weights);
            Resample.Multiply(new Part(0, 1), bands, bands, 20, x.Rows, y.Rows);
            Resample.MultiplyTransposed(new Part(0, 1), bands, bands, 20, y.Rows, x.Rows);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (int Inputs, (int First, float[] Weights)[] Outputs) Of(int inputs, int outputs, Func<int, (int, float[])> of) =>
        (inputs, [.. Enumerable.Range(0, outputs).Select(of)]);

    /// <summary>Between the two inputs beside a place; both are there always, the second with weight 0 at the end.</summary>
    private static (int Inputs, (int First, float[] Weights)[] Outputs) Linear(int inputs, int outputs, Func<int, double> place) => Of(inputs, outputs, o =>
    {
        int first = Math.Min((int)place(o), inputs - 2);
        float second = (float)(place(o) - first);

        return (first, [1f - second, second]);
    });

    private static float[,] Matrix(string name)
    {
        (int inputs, (int First, float[] Weights)[] outputs) = Maps[name];
        float[,] matrix = new float[outputs.Length, inputs];

        for (int o = 0; o < outputs.Length; o++)
            for (int k = 0; k < outputs[o].Weights.Length; k++)
                matrix[o, outputs[o].First + k] = outputs[o].Weights[k];

        return matrix;
    }

    private static Bands Tables(string name)
    {
        (int[] firsts, int[] starts, float[] weights) = Arrays(name);

        return new Bands(Maps[name].Inputs, firsts, starts, weights);
    }

    private static (int[] Firsts, int[] Starts, float[] Weights) Arrays(string name)
    {
        (int First, float[] Weights)[] outputs = Maps[name].Outputs;
        int[] starts = new int[outputs.Length + 1];

        for (int o = 0; o < outputs.Length; o++)
            starts[o + 1] = starts[o] + outputs[o].Weights.Length;

        return ([.. outputs.Select(o => o.First)], starts, [.. outputs.SelectMany(o => o.Weights)]);
    }

    private static Bands One() => new(1, [0], [0, 1], [1f]);
}
