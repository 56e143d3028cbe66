using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Loops visit what they are asked to and nothing else, and sums depend on the shape alone.</summary>
public unsafe class LoopTests
{
    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 7, 8, 10, 15, 16, 17, 24, 25, 31, 32, 33, 47, 63, 64, 65, 100];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_element_of_the_rows_is_visited_once_and_no_other(int columns)
    {
        const int Stride = 128;
        Arena arena = Samples.Zeros(5 * Stride);
        Rows rows = new(arena.Pointer, Stride);

        Loop.Rows(new Part(1, 4), columns, new Increment(rows));

        for (int row = 0; row < 5; row++)
            for (int column = 0; column < Stride; column++)
                Assert.Equal(row is >= 1 and < 4 && column < columns ? 1f : 0f, rows[row, column]);

        Loop.Row(2, columns, new Increment(rows));
        Assert.Equal(2f, rows[2, columns - 1]);
        Assert.Equal(1f, rows[1, columns - 1]);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_map_with_padding_visits_each_element_once_and_else_only_its_padding(int columns)
    {
        const int Rows = 5;
        int stride = columns <= 8 ? 8 : Samples.Stride(columns);
        Arena arena = Samples.Zeros(Rows * stride);
        Rows rows = new(arena.Pointer, stride);

        Loop.Rows(new Part(1, 4), columns, new Padded(rows));
        Loop.Row(2, columns, new Padded(rows));

        for (int row = 0; row < Rows; row++)
            for (int column = 0; column < stride; column++)
                if (column < columns || row is < 1 or >= 4)
                    Assert.Equal(row is >= 1 and < 4 && column < columns ? row == 2 ? 2f : 1f : 0f, rows[row, column]);
    }

    [Fact]
    public void Columns_may_start_anywhere()
    {
        Arena arena = Samples.Zeros(128);
        Rows rows = new(arena.Pointer, 128);

        Loop.Columns(new Part(3, 77), new Increment(rows));

        Assert.Equal(Enumerable.Range(0, 128).Select(c => c is >= 3 and < 77 ? 1f : 0f), arena.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_sum_is_taken_in_thirty_two_strands(int columns)
    {
        Arena arena = Samples.Random(128, stream: 1);
        float[] strands = new float[32];

        for (int c = 0; c < columns; c++)
            strands[c % 32] += arena.Span[c];

        for (int half = 16; half > 0; half /= 2)
            for (int i = 0; i < half; i++)
                strands[i] += strands[i + half];

        Assert.Equal(strands[0], Loop.Sum(0, columns, new Element(new Rows(arena.Pointer, 128))));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_largest_element_is_found(int columns)
    {
        Arena arena = Samples.Random(128, stream: 2);
        Element element = new(new Rows(arena.Pointer, 128));

        Assert.Equal(arena.Span[..columns].ToArray().Max(), Loop.Max(0, columns, element));

        for (int missing = 0; missing < columns; missing++)
        {
            (float kept, arena.Span[missing]) = (arena.Span[missing], float.NaN);
            Assert.True(float.IsNaN(Loop.Max(0, columns, element)));
            arena.Span[missing] = kept;
        }

        arena.Span[..columns].Fill(float.NegativeInfinity);
        Assert.Equal(float.NegativeInfinity, Loop.Max(0, columns, element));
    }

    [Fact]
    public void Nothing_sums_to_zero() => Assert.Equal(0f, Loop.Sum(0, 0, new Element(new Rows(Arena.Empty.Pointer, 16))));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_are_summed_in_order_however_columns_are_split(int columns)
    {
        const int Stride = 112, Count = 9;
        Arena arena = Samples.Random(Count * Stride, stream: 3), sums = Samples.Zeros(Stride);
        Rows rows = new(arena.Pointer, Stride);

        for (int worker = 0; worker < 3; worker++)
            Loop.SumRows(new Part(columns * worker / 3, columns * (worker + 1) / 3), Count, new Element(rows), new Row(sums.Pointer), accumulate: false);

        float[] expected = new float[Stride];

        for (int row = 0; row < Count; row++)
            for (int column = 0; column < columns; column++)
                expected[column] += rows[row, column];

        Assert.Equal(expected, sums.Span.ToArray());

        Loop.SumRows(new Part(0, columns), 0, new Element(rows), new Row(sums.Pointer), accumulate: true);
        Assert.Equal(expected, sums.Span.ToArray());

        Loop.SumRows(new Part(0, columns), 1, new Element(rows), new Row(sums.Pointer), accumulate: true);
        Assert.Equal(expected[0] + rows[0, 0], sums.Span[0]);
    }

    private readonly struct Padded(Rows rows) : IPaddedMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => rows.Store(row, column, rows.Load<V>(row, column) + V.One);
    }

    private readonly struct Increment(Rows rows) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => rows.Store(row, column, rows.Load<V>(row, column) + 1f);
    }

    private readonly struct Element(Rows rows) : ITerm
    {
        public V At<V>(int row, int column) where V : struct, ILanes<V> => rows.Load<V>(row, column);
    }
}
