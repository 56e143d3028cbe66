using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Loops over the axes of each example, and products of its matrices, against plain indices; nothing outside the asked-for rows is touched.</summary>
public unsafe class AxisTests
{
    private const int Stride = 4096, First = 1, Last = 3;

    public static TheoryData<int, int, int> Axes => new()
    {
        { 1, 1, 1 }, { 1, 5, 1 }, { 3, 17, 1 }, { 2, 1, 3 }, { 1, 5, 2 }, { 2, 3, 16 }, { 3, 7, 21 }, { 2, 4, 37 }, { 5, 33, 1 },
    };

    [Theory]
    [MemberData(nameof(Axes))]
    public void A_sum_and_a_maximum_along_an_axis(int outer, int length, int inner)
    {
        Arena from = Samples.Random(4 * Stride, stream: 1), sums = Samples.Zeros(4 * Stride), greatest = Samples.Zeros(4 * Stride);
        Element term = new(new Rows(from.Pointer, Stride));

        Loop.SumAxis(new Part(First, Last), outer, length, inner, term, new Rows(sums.Pointer, Stride));
        Loop.MaxAxis(new Part(First, Last), outer, length, inner, term, new Rows(greatest.Pointer, Stride));

        ForEach(outer * inner, (row, at) =>
        {
            float[] along = [.. Enumerable.Range(0, length).Select(k => from.Span[row * Stride + (at / inner * length + k) * inner + at % inner])];
            Assert.Equal(along.Max(), greatest.Span[row * Stride + at]);
            Assert.Equal(along.Sum(v => (double)v), sums.Span[row * Stride + at], 1e-5);

            // In order of the axis, where a register holds neighbours after it.
            if (inner > 1)
                Assert.Equal(along.Aggregate(0f, (sum, v) => sum + v), sums.Span[row * Stride + at]);
        });
        AssertUntouched(sums, outer * inner);
        AssertUntouched(greatest, outer * inner);
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void An_expansion_repeats(int outer, int length, int inner)
    {
        Arena from = Samples.Random(4 * Stride, stream: 2), to = Samples.Zeros(4 * Stride);
        Loop.Expand(new Part(First, Last), outer, length, inner, new Rows(from.Pointer, Stride), new Rows(to.Pointer, Stride));

        ForEach(outer * length * inner, (row, at) => Assert.Equal(from.Span[row * Stride + at / inner / length * inner + at % inner], to.Span[row * Stride + at]));
        AssertUntouched(to, outer * length * inner);

        Arena shared = Samples.Zeros(Stride);
        for (int worker = 0; worker < 3; worker++)
        {
            int count = outer * length * inner;
            Loop.Expand(new Part(count * worker / 3, count * (worker + 1) / 3), length, inner, new Row(from.Pointer + Stride), new Row(shared.Pointer));
        }

        Assert.True(to.Span.Slice(Stride, Stride).SequenceEqual(shared.Span));
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 3, 5, 1)]
    [InlineData(2, 33, 40, 1)]
    [InlineData(3, 7, 2, 4)]
    [InlineData(1, 2, 9, 17)]
    public void A_transposition_exchanges_two_axes(int outer, int rows, int columns, int inner)
    {
        Arena from = Samples.Random(4 * Stride, stream: 3), to = Samples.Zeros(4 * Stride);
        Loop.Transpose(new Part(First, Last), outer, rows, columns, inner, new Rows(from.Pointer, Stride), new Rows(to.Pointer, Stride));

        ForEach(outer * rows * columns * inner, (row, at) =>
        {
            int i = at % inner, c = at / inner % columns, r = at / inner / columns % rows, o = at / inner / columns / rows;
            Assert.Equal(from.Span[row * Stride + at], to.Span[row * Stride + ((o * columns + c) * rows + r) * inner + i]);
        });
        AssertUntouched(to, outer * rows * columns * inner);
    }

    [Fact]
    public void What_names_no_class_is_zeros()
    {
        Arena from = Samples.Zeros(16), to = Samples.Zeros(64);
        ((float[])[0f, 2f, -1f, 3f, 1.5f, float.NaN, float.PositiveInfinity, 1f]).CopyTo(from.Span);
        to.Span.Fill(7f);

        Loop.OneHot(new Part(0, 1), 8, 3, new Rows(from.Pointer, 16), new Rows(to.Pointer, 64));

        float[] expected = new float[24];
        expected[0] = expected[5] = expected[22] = 1f;
        Assert.Equal(expected, to.Span[..24].ToArray());
        Assert.Equal(7f, to.Span[24]);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 3, 5, 7)]
    [InlineData(2, 4, 16, 16)]
    [InlineData(2, 9, 33, 21)]
    [InlineData(3, 17, 2, 35)]
    [InlineData(1, 6, 40, 1)]
    public void The_matrices_of_each_example_are_multiplied(int count, int height, int steps, int width)
    {
        Arena a = Samples.Random(4 * Stride, stream: 4), b = Samples.Random(4 * Stride, stream: 5);
        Rows left = new(a.Pointer, Stride), right = new(b.Pointer, Stride);
        Arena aTurned = Samples.Zeros(4 * Stride), bTurned = Samples.Zeros(4 * Stride);
        Loop.Transpose(new Part(First, Last), count, height, steps, 1, left, new Rows(aTurned.Pointer, Stride));
        Loop.Transpose(new Part(First, Last), count, steps, width, 1, right, new Rows(bTurned.Pointer, Stride));

        Arena plain = Samples.Zeros(4 * Stride), leftTransposed = Samples.Zeros(4 * Stride), rightTransposed = Samples.Zeros(4 * Stride);
        Gemm.MultiplyEach(new Part(First, Last), count, height, steps, width, left, right, new Rows(plain.Pointer, Stride));
        Gemm.MultiplyEachLeftTransposed(new Part(First, Last), count, height, steps, width, new Rows(aTurned.Pointer, Stride), right, new Rows(leftTransposed.Pointer, Stride));
        Gemm.MultiplyEachRightTransposed(new Part(First, Last), count, height, steps, width, left, new Rows(bTurned.Pointer, Stride), new Rows(rightTransposed.Pointer, Stride));

        ForEach(count * height * width, (row, at) =>
        {
            int p = at / (height * width), r = at / width % height, c = at % width;
            double expected = Enumerable.Range(0, steps).Sum(k => (double)left[row, (p * height + r) * steps + k] * right[row, (p * steps + k) * width + c]);
            Assert.Equal(expected, plain.Span[row * Stride + at], 1e-4);
        });
        AssertUntouched(plain, count * height * width);
        Assert.True(plain.Span.SequenceEqual(leftTransposed.Span));
        Assert.True(plain.Span.SequenceEqual(rightTransposed.Span));
    }

    private static void ForEach(int count, Action<int, int> check)
    {
        for (int row = First; row < Last; row++)
        {
            for (int at = 0; at < count; at++)
                check(row, at);
        }
    }

    private static void AssertUntouched(Arena arena, int count)
    {
        for (int row = 0; row < 4; row++)
            Assert.Equal(-1, arena.Span.Slice(row * Stride, Stride)[(row is >= First and < Last ? count : 0)..].IndexOfAnyExcept(0f));
    }

    private readonly struct Element(Rows rows) : ITerm
    {
        public V At<V>(int row, int column) where V : struct, ILanes<V> => rows.Load<V>(row, column);
    }
}
