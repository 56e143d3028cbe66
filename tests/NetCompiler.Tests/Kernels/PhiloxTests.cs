using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Random numbers: the known answers of the authors' own test file, and what each kind of number promises.</summary>
public unsafe class PhiloxTests
{
    [Theory]
    [InlineData(0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000_00000000, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff_ffffffff, "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0x299f31d0_a4093822, "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Known_answers(uint a, uint b, uint c, uint d, ulong key, string expected)
    {
        (uint word0, uint word1, uint word2, uint word3) = Philox.Block(a, b, c, d, key);

        Assert.Equal(expected, $"{word0:x8} {word1:x8} {word2:x8} {word3:x8}");
        Assert.Equal(expected, Words<Lanes128>(a, b, c, d, key));
    }

    [Fact]
    public void Uniform_numbers_do_not_depend_on_width()
    {
        foreach (int first in (int[])[0, 1, 2, 3, 4, 7, 16])
        {
            Assert.Equal(Draw<Lanes1>(first), Draw<Lanes128>(first));

            if (Machine.Has256)
                Assert.Equal(Draw<Lanes1>(first), Draw<Lanes256>(first));

            if (Machine.Has512)
                Assert.Equal(Draw<Lanes1>(first), Draw<Lanes512>(first));
        }
    }

    [Fact]
    public void Uniform_numbers_are_uniform_and_differ_between_rows_sites_and_steps()
    {
        float[] numbers = [.. Enumerable.Range(0, 40000).Select(i => Draw(new RandomKey(1, 2), site: 3, row: i / 200, column: i % 200))];

        Assert.All(numbers, u => Assert.InRange(u, 0f, 0.99999994f));
        Assert.InRange(numbers.Average(), 0.495, 0.505);
        Assert.InRange(numbers.Select(u => (u - 0.5) * (u - 0.5)).Average(), 0.0825, 0.0841);

        float[] others =
        [
            Draw(new RandomKey(1, 2), 3, 0, 0), Draw(new RandomKey(1, 2), 3, 1, 0), Draw(new RandomKey(1, 2), 3, 0, 1),
            Draw(new RandomKey(1, 2), 4, 0, 0), Draw(new RandomKey(1, 3), 3, 0, 0), Draw(new RandomKey(2, 2), 3, 0, 0),
        ];
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void Normal_numbers_have_mean_zero_and_variance_one()
    {
        RandomStream stream = new(seed: 5, stream: 0);
        double sum = 0, squares = 0;

        for (int i = 0; i < 40000; i++)
        {
            float z = stream.Normal();
            sum += z;
            squares += z * z;
        }

        Assert.InRange(sum / 40000, -0.02, 0.02);
        Assert.InRange(squares / 40000, 0.97, 1.03);
    }

    [Fact]
    public void Streams_are_independent_of_each_other_and_repeatable()
    {
        RandomStream first = new(seed: 5, stream: 0), second = new(seed: 5, stream: 1), again = new(seed: 5, stream: 0);
        uint[] numbers = [first.Next(), first.Next(), first.Next()];

        Assert.Equal(numbers, (uint[])[again.Next(), again.Next(), again.Next()]);
        Assert.DoesNotContain(second.Next(), numbers);
    }

    [Fact]
    public void Numbers_below_a_bound_are_even_and_a_shuffle_keeps_all_items()
    {
        RandomStream stream = new(seed: 9, stream: 2);
        int[] counts = new int[7];

        for (int i = 0; i < 14000; i++)
            counts[stream.Below(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 1800, 2200));

        int[] items = [.. Enumerable.Range(0, 100)];
        stream.Shuffle(items.AsSpan());

        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, 1).Below(0));
    }

    private static string Words<V>(uint a, uint b, uint c, uint d, ulong key) where V : struct, ILanes<V>
    {
        uint* words = stackalloc uint[V.Width];
        V.Store((float*)words, V.Random(a, b, c, d, key));

        return $"{words[0]:x8} {words[1]:x8} {words[2]:x8} {words[3]:x8}";
    }

    private static float[] Draw<V>(int first) where V : struct, ILanes<V>
    {
        float[] numbers = new float[64];

        fixed (float* to = numbers)
        {
            for (int column = 0; column < numbers.Length; column += V.Width)
                V.Store(to + column, Simd.Uniform<V>(new RandomKey(0x123456789ABCDEF0, 77), site: 2, row: 9, first + column));
        }

        return numbers;
    }

    private static float Draw(RandomKey key, int site, int row, int column) => Lanes1.Sum(Simd.Uniform<Lanes1>(key, site, row, column));
}
