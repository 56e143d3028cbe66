using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Maxima, sums and averages over windows against plain loops, with the same bits.</summary>
public class PoolTests
{
    private const int Batch = 3;

    public static TheoryData<int, int> Cases => Windows.Cases;

    /// <summary>Windows that begin within the image.</summary>
    public static IEnumerable<object[]> CasesWithoutBorder => Windows.Cases.Where(c => Windows.All[(int)c[0]] is { Top: 0, Left: 0 });

    private static readonly Border[] Borders = [default, new(1, 1, 1, 1), new(2, 0, 1, 3)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_maximum_is_the_largest_of_what_a_window_sees(int number, int channels)
    {
        Window window = Windows.All[number];
        Image x = Image.Random(Batch * window.Positions, channels, 1), y = Image.Blank(Batch * window.OutPositions, channels);

        InParts(part => Pool.Max(part, in window, channels, x.Rows, y.Rows));

        y.AssertIs((to, c) => Windows.Seen(window, to).Select(s => x[s.Row, c]).Append(float.NegativeInfinity).Max(), spills: true);
    }

    [Theory]
    [MemberData(nameof(CasesWithoutBorder))]
    public void In_which_tap_a_maximum_is_can_be_noted_on_the_way(int number, int channels)
    {
        Window window = Windows.All[number];
        Image x = Image.Random(Batch * window.Positions, channels, 1, steps: 2), taps = Image.Blank(Batch * window.OutPositions, channels);
        Image y = Image.Blank(taps.Count, channels), alone = Image.Blank(taps.Count, channels), other = Image.Random(taps.Count, channels, 2);

        InParts(part => Pool.Max(part, in window, channels, x.Rows, alone.Rows));
        InParts(part => Pool.MaxAndTap(part, in window, channels, x.Rows, y.Rows, taps.Rows));
        y.AssertIs((row, c) => alone[row, c], spills: true);
        taps.AssertIs((to, c) => Windows.Seen(window, to).OrderByDescending(s => x[s.Row, c]).First().Tap, spills: true);

        InParts(part => Pool.MaxAndTap(part, in window, channels, x.Rows, y.Rows, taps.Rows, new DoublePlus(other.Rows, y.Rows)));
        y.AssertIs((row, c) => 2f * alone[row, c] + other[row, c], spills: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_of_a_maximum_goes_to_the_first_that_is_largest(int number, int channels)
    {
        Window window = Windows.All[number];
        Image x = Image.Random(Batch * window.Positions, channels, 1, steps: 2), dy = Image.Random(Batch * window.OutPositions, channels, 2);
        Image dx = Image.Blank(x.Count, channels);

        InParts(part => Pool.MaxGradient(part, in window, channels, x.Rows, dy.Rows, dx.Rows));

        dx.AssertIs(EachChannel(channels, c => MaxGradient(window, x, dy, c)), spills: true);
    }

    [Fact]
    public void What_is_not_a_number_is_largest_and_of_several_the_last_has_the_gradient()
    {
        Window window = new() { Height = 2, Width = 6, OutHeight = 1, OutWidth = 3, KernelHeight = 2, KernelWidth = 2, StrideHeight = 2, StrideWidth = 2 };
        Image x = Image.Random(window.Positions, 17, 1), y = Image.Blank(window.OutPositions, 17), dy = Image.Random(window.OutPositions, 17, 2);
        Image dx = Image.Blank(window.Positions, 17);
        x.Rows.Span(1, 17)[4] = x.Rows.Span(6, 17)[4] = float.NaN;                                     // The first window: two of four.
        for (int row = 0; row < 12; row++)
            x.Rows.Span(row, 17)[16] = float.NegativeInfinity;

        Image taps = Image.Blank(window.OutPositions, 17);
        Pool.MaxAndTap(new Part(0, 1), in window, 17, x.Rows, y.Rows, taps.Rows);
        Assert.Equal([2f, 0f], [taps[0, 4], taps[2, 16]]);

        Pool.Max(new Part(0, 1), in window, 17, x.Rows, y.Rows);
        Pool.MaxGradient(new Part(0, 1), in window, 17, x.Rows, dy.Rows, dx.Rows);

        Assert.Equal([float.NaN, x.Row(2)[4], float.NegativeInfinity], [y[0, 4], Math.Min(x[2, 4], y[1, 4]), y[2, 16]]);
        Assert.Equal(dy[0, 4], dx[6, 4]);
        Assert.Equal(dy[0, 16], dx[0, 16]);
        dx.AssertIs(EachChannel(17, c => MaxGradient(window, x, dy, c)), spills: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sum_and_an_average_are_of_what_a_window_sees(int number, int channels)
    {
        Window window = Windows.All[number];
        Image x = Image.Random(Batch * window.Positions, channels, 3), y = Image.Blank(Batch * window.OutPositions, channels);
        float Sum(int to, int c) => Windows.Seen(window, to).Aggregate(0f, (sum, s) => sum + x[s.Row, c]);

        InParts(part => Pool.Sum(part, in window, channels, x.Rows, y.Rows));
        y.AssertIs(Sum, spills: true);

        foreach (Border border in Borders)
        {
            InParts(part => Pool.Average(part, in window, border, channels, x.Rows, y.Rows));
            y.AssertIs((to, c) => Sum(to, c) / Math.Max(Windows.Counted(window, border, to), 1), spills: true);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_of_a_sum_goes_to_all_that_a_window_sees(int number, int channels)
    {
        Window window = Windows.All[number];
        Image dy = Image.Random(Batch * window.OutPositions, channels, 4), dx = Image.Blank(Batch * window.Positions, channels);

        InParts(part => Pool.SumGradient(part, in window, channels, dy.Rows, dx.Rows));
        dx.AssertIs(EachChannel(channels, c => SumGradient(window, to => dy[to, c])), spills: true);

        foreach (Border border in Borders)
        {
            InParts(part => Pool.AverageGradient(part, in window, border, channels, dy.Rows, dx.Rows));
            dx.AssertIs(EachChannel(channels, c => SumGradient(window, to => dy[to, c] / Math.Max(Windows.Counted(window, border, to), 1))), spills: true);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_elementwise_before_and_after_happens_on_the_way(int number, int channels)
    {
        Window window = Windows.All[number];
        Image x = Image.Random(Batch * window.Positions, channels, 5, steps: 4), dy = Image.Random(Batch * window.OutPositions, channels, 6);
        Image shifted = Image.Random(Batch * window.Positions, channels, 5, steps: 4);
        for (int row = 0; row < x.Count; row++)
            foreach (ref float value in shifted.Rows.Span(row, channels))
                value += 1f;

        foreach (bool max in (bool[])[true, false])
        {
            Image y = Image.Blank(dy.Count, channels), plain = Image.Blank(dy.Count, channels), dx = Image.Blank(x.Count, channels), plainDx = Image.Blank(x.Count, channels);

            InParts(part =>
            {
                if (max)
                {
                    Pool.Max(part, in window, channels, new PlusOne(x.Rows), y.Rows, new DoublePlus(dy.Rows, y.Rows));
                    Pool.Max(part, in window, channels, shifted.Rows, plain.Rows);
                    Pool.MaxGradient(part, in window, channels, new PlusOne(x.Rows), new PlusOne(dy.Rows), dx.Rows, new DoublePlus(x.Rows, dx.Rows));
                    Pool.MaxGradient(part, in window, channels, new PlusOne(x.Rows), new PlusOne(dy.Rows), plainDx.Rows, default(Nothing));
                }
                else
                {
                    Pool.Average(part, in window, Borders[1], channels, new PlusOne(x.Rows), y.Rows, new DoublePlus(dy.Rows, y.Rows));
                    Pool.Average(part, in window, Borders[1], channels, shifted.Rows, plain.Rows);
                    Pool.AverageGradient(part, in window, Borders[1], channels, new PlusOne(dy.Rows), dx.Rows, new DoublePlus(x.Rows, dx.Rows));
                    Pool.AverageGradient(part, in window, Borders[1], channels, new PlusOne(dy.Rows), plainDx.Rows, default(Nothing));
                }
            });

            y.AssertIs((row, c) => 2f * plain[row, c] + dy[row, c], spills: true);
            dx.AssertIs((row, c) => 2f * plainDx[row, c] + x[row, c], spills: true);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Window window = Windows.All[3];
        Image x = Image.Random(window.Positions, 20, 1), y = Image.Blank(window.OutPositions, 20), dx = Image.Blank(window.Positions, 20);
        long before = 0;

        for (int turn = 0; turn < 2; turn++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Pool.Max(new Part(0, 1), in window, 20, x.Rows, y.Rows);
            Pool.MaxGradient(new Part(0, 1), in window, 20, x.Rows, y.Rows, dx.Rows);
            Pool.Average(new Part(0, 1), in window, default, 20, x.Rows, y.Rows);
            Pool.AverageGradient(new Part(0, 1), in window, default, 20, y.Rows, dx.Rows);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void InParts(Action<Part> run)
    {
        run(new Part(2, Batch));
        run(new Part(0, 2));
    }

    private static Func<int, int, float> EachChannel(int channels, Func<int, float[]> rows)
    {
        float[][] all = [.. Enumerable.Range(0, channels).Select(rows)];

        return (row, c) => all[c][row];
    }

    private static float[] MaxGradient(Window window, Image x, Image dy, int c)
    {
        float[] dx = new float[x.Count];

        for (int to = 0; to < dy.Count; to++)
        {
            (float max, int at) = (float.NegativeInfinity, -1);

            foreach ((int row, _) in Windows.Seen(window, to))
            {
                if (at < 0 || x[row, c] > max || float.IsNaN(x[row, c]))
                    (max, at) = (x[row, c], row);
            }

            if (at >= 0)
                dx[at] += dy[to, c];
        }

        return dx;
    }

    private static float[] SumGradient(Window window, Func<int, float> dy)
    {
        float[] dx = new float[Batch * window.Positions];

        for (int to = 0; to < Batch * window.OutPositions; to++)
            foreach ((int row, _) in Windows.Seen(window, to))
                dx[row] += dy(to);

        return dx;
    }
}
