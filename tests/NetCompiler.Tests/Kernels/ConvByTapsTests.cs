using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>The transpose of a convolution as one product for all taps and a sum of taps, against plain loops, to the last bit.</summary>
public unsafe class ConvByTapsTests
{
    public static TheoryData<string> Names => [.. ConvShape.All.Where(shape => shape.Value.Groups == 1).Select(shape => shape.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_position_is_the_sum_of_what_those_that_see_it_give(string name)
    {
        ConvCase c = new(name);
        float[] expected = c.ExpectedImageByTaps();
        Run(c, byOutputs: false, threads: 1);

        Assert.Equal(expected.Select(x => 2f * x + 1f), c.Image);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_changes_no_bit(string name)
    {
        ConvCase alone = new(name);
        Run(alone, byOutputs: false, threads: 1);

        foreach (bool byOutputs in new[] { false, true })
        {
            ConvCase shared = new(name);
            Run(shared, byOutputs, threads: 3);

            Assert.Equal(alone.Image, shared.Image);
        }
    }

    [Fact]
    public void Rows_without_room_keep_what_stands_beside_them()
    {
        ConvCase c = new("LeNet's second");
        float[] expected = c.ExpectedImageByTaps();
        Arena image = Samples.Zeros(expected.Length);
        Conv.MultiplyByTaps(PassOf(c, Share.Alone, byOutputs: false), c.Window, c.Y, Transposed(c), new Rows(image.Pointer, c.W.Inputs / c.Window.Taps));

        Assert.Equal(expected, image.Span.ToArray());
    }

    private static void Run(ConvCase c, bool byOutputs, int threads) => new Crew().Run(new Step(c, Transposed(c), byOutputs), threads);

    private static Panels Transposed(ConvCase c)
    {
        Panels transposed = new(Samples.Zeros(Panels.Size(c.W.Outputs, c.W.Inputs)).Pointer, c.W.Outputs, c.W.Inputs);
        Gemm.Transpose(Share.Alone, c.W, transposed);

        return transposed;
    }

    private static Pass PassOf(ConvCase c, Share share, bool byOutputs) =>
        Pass.Over(Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, c.Batch, c.Batch, share, false, default, byOutputs);

    private readonly struct Affine(Rows x) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => x.Store(row, column, 2f * x.Load<V>(row, column) + 1f);
    }

    private sealed class Step(ConvCase c, Panels transposed, bool byOutputs) : IWork
    {
        public void Run(Share share) => Conv.MultiplyByTaps(PassOf(c, share, byOutputs), c.Window, c.Y, transposed, c.X, new Affine(c.X));
    }
}
