using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Attention and its gradient against plain loops in double, over sizes on either side of a tile; the same bits however examples are divided.</summary>
public unsafe class AttentionTests
{
    private const int Examples = 3;

    public static TheoryData<int, int, int, int, int, bool, bool> Sizes => new()
    {
        { 1, 1, 1, 1, 1, false, false },
        { 5, 5, 2, 3, 4, false, true },
        { 64, 64, 1, 16, 16, true, false },
        { 65, 30, 3, 5, 17, false, true },
        { 7, 257, 1, 8, 33, false, false },
        { 70, 300, 2, 9, 6, true, true },
        { 140, 270, 1, 32, 48, true, false },
        { 66, 515, 1, 4, 3, false, true },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void What_is_attended_is_the_mean_of_values_by_probabilities(int queries, int keys, int heads, int depth, int values, bool causal, bool masked)
    {
        Case c = new(queries, keys, heads, depth, values, causal, masked);
        Rows result = c.Made(queries, heads * values + heads, 9);
        Attention.Attend(new Part(0, Examples), c.Shape, c.Q, c.K, c.V, result, c.Mask);

        c.ForEachQuery((row, head, shares, logSum) =>
        {
            for (int n = 0; n < values; n++)
                Assert.Equal(Enumerable.Range(0, keys).Sum(key => shares[key] * c.V[row / queries * keys + key, head * values + n]), result[row, head * values + n], 1e-5);

            Assert.Equal(logSum, result[row, heads * values + head], double.IsInfinity(logSum) ? 0 : 1e-5);
        });
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradients_are_those_of_plain_loops(int queries, int keys, int heads, int depth, int values, bool causal, bool masked)
    {
        Case c = new(queries, keys, heads, depth, values, causal, masked);
        Rows result = c.Made(queries, heads * values + heads, 9), dy = c.Made(queries, heads * values, 10);
        Rows dq = c.Made(queries, heads * depth, 11), dk = c.Made(keys, heads * depth, 12), dv = c.Made(keys, heads * values, 13);
        Attention.Attend(new Part(0, Examples), c.Shape, c.Q, c.K, c.V, result, c.Mask);
        Attention.Gradient(new Part(0, Examples), c.Shape, c.Q, c.K, c.V, result, dy, dq, dk, dv, c.Mask);

        (double[] byQuery, double[] byKey, double[] byValue) = c.Gradients(dy);
        Assert.True(Difference(byQuery, dq, heads * depth) < 2e-5);
        Assert.True(Difference(byKey, dk, heads * depth) < 2e-5);
        Assert.True(Difference(byValue, dv, heads * values) < 2e-5);
    }

    [Theory]
    [InlineData(false, 0f)]
    [InlineData(true, 0f)]
    [InlineData(true, 0.3f)]
    public void Parts_of_the_batch_and_parts_of_the_gradient_have_the_same_bits(bool causal, float rate)
    {
        Case c = new(70, 70, 2, 12, 20, causal, masked: true);
        AttentionDropout dropout = new(new RandomKey(5, 3), 7, rate);
        Rows whole = c.Made(70, 42, 9), parts = c.Made(70, 42, 9), dy = c.Made(70, 40, 10);
        Rows[] once = [c.Made(70, 24, 1), c.Made(70, 24, 1), c.Made(70, 40, 1)], each = [c.Made(70, 24, 2), c.Made(70, 24, 2), c.Made(70, 40, 2)];

        Attention.Attend(new Part(0, Examples), c.Shape, c.Q, c.K, c.V, whole, c.Mask, dropout: dropout);
        Attention.Gradient(new Part(0, Examples), c.Shape, c.Q, c.K, c.V, whole, dy, once[0], once[1], once[2], c.Mask, dropout: dropout);

        for (int example = Examples - 1; example >= 0; example--)
        {
            Part part = new(example, example + 1);
            Attention.Attend(part, c.Shape, c.Q, c.K, c.V, parts, c.Mask, dropout: dropout);
            Attention.Gradient(part, c.Shape, c.Q, c.K, c.V, parts, dy, each[0], default, default, c.Mask, dropout: dropout);
            Attention.Gradient(part, c.Shape, c.Q, c.K, c.V, parts, dy, default, each[1], each[2], c.Mask, dropout: dropout);
        }

        Same(whole, parts, 42);
        Same(once[0], each[0], 24);
        Same(once[1], each[1], 24);
        Same(once[2], each[2], 40);
    }

    [Fact]
    public void What_is_dropped_goes_back_to_nothing_and_the_rest_grows()
    {
        // One value per key that tells it: with P uniform, the result says which keys were kept.
        const int Keys = 5, Queries = 400;
        Case c = new(Queries, Keys, 1, 1, Keys, causal: false, masked: false);
        Rows zero = c.Made(Queries, 1, 1), values = c.Made(Keys, Keys, 1), result = c.Made(Queries, Keys + 1, 1);

        for (int row = 0; row < Examples * Queries; row++)
            zero[row, 0] = 0;

        for (int row = 0; row < Examples * Keys; row++)
        {
            for (int key = 0; key < Keys; key++)
                values[row, key] = row % Keys == key ? 1 : 0;
        }

        Attention.Attend(new Part(0, Examples), c.Shape, zero, c.K, values, result, default, default, new AttentionDropout(new RandomKey(1, 2), 3, 0.25f));
        int kept = 0;

        for (int row = 0; row < Examples * Queries; row++)
        {
            for (int key = 0; key < Keys; key++)
            {
                float share = result[row, key];
                Assert.True(share == 0 || Math.Abs(share - 1 / (Keys * 0.75f)) < 1e-6f);
                kept += share > 0 ? 1 : 0;
            }
        }

        Assert.InRange(kept / (double)(Examples * Queries * Keys), 0.72, 0.78);
    }

    private static void Same(Rows left, Rows right, int columns)
    {
        for (int row = 0; row < Examples * 70; row++)
            Assert.True(left.Span(row, columns).SequenceEqual(right.Span(row, columns)));
    }

    /// <summary>The largest difference, as a share of the largest element.</summary>
    private static double Difference(double[] expected, Rows actual, int columns) =>
        Enumerable.Range(0, expected.Length).Max(i => Math.Abs(expected[i] - actual[i / columns, i % columns])) / Math.Max(expected.Max(Math.Abs), 1e-3);

    /// <summary>Random queries, keys and values, and what they mean in double. The mask of the last example hides all.</summary>
    private sealed class Case
    {
        private readonly int _queries, _keys, _heads, _depth, _values;
        private readonly bool _causal, _masked;

        public Case(int queries, int keys, int heads, int depth, int values, bool causal, bool masked)
        {
            (_queries, _keys, _heads, _depth, _values, _causal, _masked) = (queries, keys, heads, depth, values, causal, masked);
            Shape = new AttentionShape(queries, keys, heads, depth, values, scale: 0.6f, causal);
            (Q, K, V) = (Made(queries, heads * depth, 1), Made(keys, heads * depth, 2), Made(keys, heads * values, 3));

            if (!masked)
                return;

            Mask = new Rows(Samples.Random(Examples * keys, stream: 4).Pointer, keys);

            for (int key = 0; key < Examples * keys; key++)
                Mask[key / keys, key % keys] = key / keys < Examples - 1 && Mask[key / keys, key % keys] > 0 ? 1 : 0;
        }

        public AttentionShape Shape { get; }

        public Rows Q { get; }

        public Rows K { get; }

        public Rows V { get; }

        public Rows Mask { get; }

        /// <summary>Random rows, each with padding.</summary>
        public Rows Made(int perExample, int columns, uint stream) => new(Samples.Random(Examples * perExample * (columns + 3), stream).Pointer, columns + 3);

        public void ForEachQuery(Action<int, int, double[], double> check)
        {
            for (int row = 0; row < Examples * _queries; row++)
            {
                for (int head = 0; head < _heads; head++)
                {
                    double[] scores = [.. Enumerable.Range(0, _keys).Select(key => Score(row, head, key))];
                    bool none = scores.All(double.IsNegativeInfinity);
                    double greatest = scores.Max(), logSum = none ? double.PositiveInfinity : greatest + Math.Log(scores.Sum(score => Math.Exp(score - greatest)));
                    check(row, head, [.. scores.Select(score => none ? 0 : Math.Exp(score - logSum))], logSum);
                }
            }
        }

        public (double[] ByQuery, double[] ByKey, double[] ByValue) Gradients(Rows dy)
        {
            double[] byQuery = new double[Examples * _queries * _heads * _depth], byKey = new double[Examples * _keys * _heads * _depth], byValue = new double[Examples * _keys * _heads * _values];

            ForEachQuery((row, head, shares, _) =>
            {
                int first = row / _queries * _keys;
                double[] byShare = [.. Enumerable.Range(0, _keys).Select(key => Enumerable.Range(0, _values).Sum(n => (double)dy[row, head * _values + n] * V[first + key, head * _values + n]))];
                double mean = Enumerable.Range(0, _keys).Sum(key => shares[key] * byShare[key]);

                for (int key = 0; key < _keys; key++)
                {
                    double byScore = Shape.Scale * shares[key] * (byShare[key] - mean);

                    for (int n = 0; n < _values; n++)
                        byValue[((first + key) * _heads + head) * _values + n] += shares[key] * dy[row, head * _values + n];

                    for (int n = 0; n < _depth; n++)
                    {
                        byQuery[(row * _heads + head) * _depth + n] += byScore * K[first + key, head * _depth + n];
                        byKey[((first + key) * _heads + head) * _depth + n] += byScore * Q[row, head * _depth + n];
                    }
                }
            });

            return (byQuery, byKey, byValue);
        }

        private double Score(int row, int head, int key)
        {
            int at = row / _queries * _keys + key;

            return _causal && key > row % _queries || _masked && Mask[row / _queries, key] == 0 ? double.NegativeInfinity
                : Shape.Scale * (double)Enumerable.Range(0, _depth).Sum(n => (double)Q[row, head * _depth + n] * K[at, head * _depth + n]);
        }
    }
}
