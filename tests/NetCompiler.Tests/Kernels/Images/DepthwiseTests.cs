using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Convolutions of single channels against plain loops, and the promise that only the factors decide the bits.</summary>
public unsafe class DepthwiseTests
{
    private const int Batch = 3;

    public static TheoryData<int, int> Cases
    {
        get
        {
            TheoryData<int, int> cases = [];

            for (int window = 0; window < All.Length; window++)
                foreach (int channels in (int[])[1, 3, 17, 70])
                    cases.Add(window, channels);

            return cases;
        }
    }

    /// <summary>Beside those of pools: MobileNet's on images of several widths, more taps than are summed together, and strides that leave taps out.</summary>
    private static readonly Window[] All =
    [
        .. Windows.All,
        new() { Height = 3, Width = 23, OutHeight = 3, OutWidth = 23, KernelHeight = 3, KernelWidth = 3, Top = 1, Left = 1 },
        new() { Height = 5, Width = 26, OutHeight = 3, OutWidth = 13, KernelHeight = 3, KernelWidth = 3, StrideHeight = 2, StrideWidth = 2, Top = 1, Left = 1 },
        new() { Height = 2, Width = 30, OutHeight = 2, OutWidth = 30, KernelHeight = 1, KernelWidth = 7, Left = 3 },
        new() { Height = 9, Width = 11, OutHeight = 3, OutWidth = 4, KernelHeight = 4, KernelWidth = 4, StrideHeight = 3, StrideWidth = 2, DilationHeight = 1, DilationWidth = 2, Top = 2, Left = 2 },
        new() { Height = 9, Width = 12, OutHeight = 3, OutWidth = 3, KernelHeight = 3, KernelWidth = 2, StrideHeight = 4, StrideWidth = 4, DilationHeight = 2, DilationWidth = 2, Top = 1, Left = 1 },
        new() { Height = 1, Width = 2, OutHeight = 1, OutWidth = 2, KernelHeight = 3, KernelWidth = 5, Top = 1, Left = 2 },
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_product_and_its_transpose_are_sums_over_taps(int number, int channels)
    {
        Window window = All[number];
        Image x = Image.Random(Batch * window.Positions, channels, 1), dy = Image.Random(Batch * window.OutPositions, channels, 2);
        Image y = Image.Blank(dy.Count, channels), dx = Image.Blank(x.Count, channels);
        Arena weights = Weights(window, channels);
        Row w = new(weights.Pointer);
        int stride = Depthwise.Stride(channels);

        foreach (Part part in (Part[])[new(1, Batch), new(0, 1)])
        {
            Depthwise.Multiply(part, in window, channels, x.Rows, w, y.Rows, new DoublePlus(dy.Rows, y.Rows));
            Depthwise.MultiplyTransposed(part, in window, channels, dy.Rows, w, dx.Rows, new DoublePlus(x.Rows, dx.Rows));
        }

        var back = new (int Tap, int To)[dx.Count][];
        for (int row = 0; row < dx.Count; row++)
            back[row] = [];
        for (int to = 0; to < y.Count; to++)
            foreach ((int row, int tap) in Windows.Seen(window, to))
                back[row] = [.. back[row], (tap, to)];

        y.AssertIs((to, c) => 2f * Windows.Seen(window, to).Aggregate(0f, (sum, s) => Fused(x[s.Row, c], weights.Span[s.Tap * stride + c], sum)) + dy[to, c]);
        dx.AssertIs((row, c) => 2f * back[row].OrderBy(b => b.Tap).Aggregate(0f, (sum, b) => Fused(dy[b.To, c], weights.Span[b.Tap * stride + c], sum)) + x[row, c]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_gradient_is_one_sum_over_all_positions_in_order(int number, int channels)
    {
        Window window = All[number];
        Image x = Image.Random(Batch * window.Positions, channels, 1), dy = Image.Random(Batch * window.OutPositions, channels, 2);
        int stride = Depthwise.Stride(channels);
        float[] expected = new float[window.Taps * stride];

        for (int turn = 0; turn < 2; turn++)
            for (int to = 0; to < dy.Count; to++)
                foreach ((int row, int tap) in Windows.Seen(window, to))
                    for (int c = 0; c < channels; c++)
                        expected[tap * stride + c] = Fused(x[row, c], dy[to, c], expected[tap * stride + c]);

        foreach (int workers in (int[])[1, 2, 3, 7])
        {
            Arena gradient = Samples.Zeros(window.Taps * stride);
            gradient.Span.Fill(1e30f);

            foreach (bool accumulate in (bool[])[false, true])
                for (int worker = 0; worker < workers; worker++)
                    Depthwise.Gradient(Shares.Of(worker, workers), in window, channels, x.Rows, dy.Rows, Batch, new Row(gradient.Pointer), accumulate);

            Assert.Equal(expected, gradient.Span.ToArray());
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Window window = All[3];
        Image x = Image.Random(window.Positions, 20, 1), y = Image.Blank(window.OutPositions, 20), dx = Image.Blank(window.Positions, 20);
        Row w = new(Weights(window, 20).Pointer);
        long before = 0;

        for (int turn = 0; turn < 2; turn++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            Depthwise.Multiply(new Part(0, 1), in window, 20, x.Rows, w, y.Rows);
            Depthwise.MultiplyTransposed(new Part(0, 1), in window, 20, y.Rows, w, dx.Rows);
            Depthwise.Gradient(Share.Alone, in window, 20, x.Rows, y.Rows, 1, w, accumulate: false);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Arena Weights(Window window, int channels)
    {
        Arena weights = Samples.Random(window.Taps * Depthwise.Stride(channels), stream: 9);

        for (int tap = 0; tap < window.Taps; tap++)
            weights.Span.Slice(tap * Depthwise.Stride(channels), Depthwise.Stride(channels))[channels..].Clear();

        return weights;
    }

    /// <summary>As lanes do it: rounded once where the machine can.</summary>
    private static float Fused(float a, float b, float c) => Lanes1.Sum(Lanes1.FusedMultiplyAdd(Lanes1.Of(a), Lanes1.Of(b), Lanes1.Of(c)));
}
