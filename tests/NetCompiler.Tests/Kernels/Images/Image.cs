using System;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Rows of positions with garbage in their padding, and around them.</summary>
internal sealed unsafe class Image
{
    private const float Garbage = 1e30f;

    private readonly Arena _arena;
    private readonly int _channels;

    private Image(int rows, int channels)
    {
        int stride = channels <= 4 ? channels : Samples.Stride(channels);
        _arena = Samples.Zeros((rows + 2) * stride + 32);
        _arena.Span.Fill(Garbage);
        _channels = channels;
        Count = rows;
        Rows = new Rows(_arena.Pointer + 16 + stride, stride);
    }

    public Rows Rows { get; }

    public int Count { get; }

    public float this[int row, int channel] => Rows[row, channel];

    /// <summary>Not yet written: garbage everywhere.</summary>
    public static Image Blank(int rows, int channels) => new(rows, channels);

    /// <summary>Numbers in [−1, 1): any, or with <paramref name="steps"/> so few different ones that many are equal.</summary>
    public static Image Random(int rows, int channels, uint stream, int steps = 0)
    {
        Image image = new(rows, channels);
        RandomStream random = new(seed: 3, stream);

        for (int row = 0; row < rows; row++)
        {
            foreach (ref float value in image.Rows.Span(row, channels))
            {
                float uniform = 2f * random.Uniform() - 1f;
                value = steps == 0 ? uniform : MathF.Floor(uniform * steps) / steps;
            }
        }

        return image;
    }

    public float[] Row(int row) => Rows.Span(row, _channels).ToArray();

    /// <summary>The elements are these, with the same bits, and there is garbage still wherever there are none; with <paramref name="spills"/>, there may be anything in the rows' padding.</summary>
    public void AssertIs(Func<int, int, float> expected, bool spills = false)
    {
        ReadOnlySpan<float> all = _arena.Span;
        int start = 16 + Rows.Stride;

        for (int at = 0; at < all.Length; at++)
        {
            (int row, int column) = Math.DivRem(at - start, Rows.Stride);

            if (spills && at >= start && row < Count && column >= _channels)
                continue;

            bool isElement = at >= start && row < Count && column < _channels;
            float value = isElement ? expected(row, column) : Garbage;

            if (!value.Equals(all[at]))
                Assert.Fail($"Row {row}, column {column}: {all[at]:R} instead of {value:R}.");
        }
    }

    public void AssertIs(Image other) => AssertIs((row, channel) => other[row, channel]);
}

/// <summary>What is done at elements, before and after a kernel.</summary>
internal readonly struct PlusOne(Rows x) : ITerm
{
    public V At<V>(int row, int column) where V : struct, ILanes<V> => x.Load<V>(row, column) + 1f;
}

/// <summary>to = 2·to + from: done twice or never, it would be another number.</summary>
internal readonly struct DoublePlus(Rows from, Rows to) : IMap
{
    public void At<V>(int row, int column) where V : struct, ILanes<V> => to.Store(row, column, 2f * to.Load<V>(row, column) + from.Load<V>(row, column));
}
