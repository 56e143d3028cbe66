using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Products with all rows of a table against plain loops in double, on one worker and on several, replacing and adding.</summary>
public unsafe class TableProductTests
{
    private const int Batch = 5, Count = 7;
    private const float Garbage = 1e30f;

    public static TheoryData<int, int, int> Shapes => new() { { 1, 16, 16 }, { 3, 32, 16 }, { 33, 16, 80 }, { 65, 64, 768 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_row_is_projected_and_none_is_the_bias(int height, int inputs, int outputs)
    {
        Arena table = Samples.Random(height * inputs, 1), weights = Weights(inputs, outputs), bias = Samples.Random(outputs, 3);
        Panels w = new(weights.Pointer, inputs, outputs);
        double[] expected = [.. Elements(height + 1, outputs, (v, o) => bias.Span[o] + (v < height ? Enumerable.Range(0, inputs).Sum(i => (double)table.Span[v * inputs + i] * w[o, i]) : 0))];

        float[] projected = OnAllShares((height + 1) * outputs, (share, into) => TableProduct.Project(share, height, new Row(table.Pointer), w, new Row(bias.Pointer), into));
        Close(expected, projected, 1e-5);

        float[] unbiased = OnAllShares((height + 1) * outputs, (share, into) => TableProduct.Project(share, height, new Row(table.Pointer), w, into));
        Close([.. expected.Select((value, at) => value - bias.Span[at % outputs])], unbiased, 1e-5);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(3, 16)]
    [InlineData(33, 80)]
    [InlineData(65, 768)]
    public void Rows_are_taken_by_their_numbers_and_given_back_to_them(int height, int outputs)
    {
        float[] wanted = [.. Enumerable.Range(0, Batch * Count).Select(i => (i % 6) switch { 0 => -1f, 1 => height, 2 => 0.5f, 3 => float.NaN, _ => i * 7 % height })];
        Arena numbers = Samples.Zeros(Batch * 16), product = Samples.Random((height + 1) * outputs, 4);
        int stride = Samples.Stride(outputs);
        Arena taken = Samples.Zeros(Batch * Count * stride);

        for (int i = 0; i < wanted.Length; i++)
            numbers.Span[i / Count * 16 + i % Count] = wanted[i];

        int Row(int i) => wanted[i] >= 0 && wanted[i] < height && wanted[i] == MathF.Floor(wanted[i]) ? (int)wanted[i] : height;
        TableProduct.Gather(new Part(0, Batch), Count, outputs, height, new Rows(numbers.Pointer, 16), new Row(product.Pointer), new Rows(taken.Pointer, stride));

        for (int i = 0; i < wanted.Length; i++)
            Assert.Equal(product.Span.Slice(Row(i) * outputs, outputs).ToArray(), taken.Span.Slice(i * stride, outputs).ToArray());

        double[] expected = [.. Elements(height + 1, outputs, (v, o) => Enumerable.Range(0, wanted.Length).Where(i => Row(i) == v).Sum(i => (double)taken.Span[i * stride + o]))];
        float[] given = Twice((height + 1) * outputs, (share, accumulate, into) =>
            TableProduct.ScatterAdd(share, Batch, Count, outputs, height, new Rows(numbers.Pointer, 16), new Rows(taken.Pointer, stride), into.AsRows(outputs), accumulate));
        Close([.. expected.Select(value => 2 * value)], given, 1e-5);

        float[] inParts = Twice((height + 1) * outputs, (share, accumulate, into) =>
        {
            for (int first = 0; first < outputs; first += 16)
                TableProduct.ScatterAdd(share, Batch, Count, 16, height, new Rows(numbers.Pointer, 16), new Rows(taken.Pointer, stride).Columns(first), into.AsRows(outputs).Columns(first), accumulate);
        });
        Assert.Equal(given, inParts);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Derivatives_go_to_table_weights_and_bias(int height, int inputs, int outputs)
    {
        Arena table = Samples.Random(height * inputs, 1), weights = Weights(inputs, outputs), derivatives = Samples.Random((height + 1) * outputs, 5);
        Panels w = new(weights.Pointer, inputs, outputs), transposed = new(Samples.Zeros(Panels.Size(outputs, inputs)).Pointer, outputs, inputs);
        Gemm.Transpose(Share.Alone, w, transposed);
        Row d = new(derivatives.Pointer), e = new(table.Pointer), scratch = new(Samples.Zeros(height * inputs).Pointer);

        float[] byTable = Twice(height * inputs, (share, accumulate, into) => TableProduct.ToTable(share, height, d, transposed, scratch, into, accumulate));
        Close(Elements(height, inputs, (v, i) => 2 * Enumerable.Range(0, outputs).Sum(o => (double)derivatives.Span[v * outputs + o] * w[o, i])), byTable, 1e-5);

        float[] byWeights = Twice(Panels.Size(inputs, outputs), (share, accumulate, into) => TableProduct.ToWeights(share, height, d, e, new Panels(into.Pointer, inputs, outputs), accumulate));
        Arena gradient = Samples.Zeros(byWeights.Length);
        byWeights.CopyTo(gradient.Span);
        Panels dw = new(gradient.Pointer, inputs, outputs);
        Close(
            Elements(outputs, inputs, (o, i) => 2 * Enumerable.Range(0, height).Sum(v => (double)derivatives.Span[v * outputs + o] * table.Span[v * inputs + i])),
            [.. Elements(outputs, inputs, (o, i) => dw[o, i]).Select(value => (float)value)], 1e-5);

        float[] byBias = Twice(outputs, (share, accumulate, into) => TableProduct.ToBias(share.Of(outputs, multiple: 16), outputs, height, d, into, accumulate));
        Close(Elements(1, outputs, (_, o) => 2 * Enumerable.Range(0, height + 1).Sum(v => (double)derivatives.Span[v * outputs + o])), byBias, 1e-5);
    }

    private static Arena Weights(int inputs, int outputs)
    {
        Arena arena = Samples.Zeros(Panels.Size(inputs, outputs)), plain = Samples.Random(inputs * outputs, 2);
        Panels w = new(arena.Pointer, inputs, outputs);

        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < inputs; i++)
                w[o, i] = plain.Span[o * inputs + i];

        return arena;
    }

    /// <summary>What replaces garbage and is then added once more.</summary>
    private static float[] Twice(int length, Action<Share, bool, Row> work) => OnAllShares(length, (share, into) => work(share, false, into), (share, into) => work(share, true, into));

    /// <summary>The same bits by one worker and by three.</summary>
    private static float[] OnAllShares(int length, params Action<Share, Row>[] rounds)
    {
        float[] alone = Run(1), shared = Run(3);
        Assert.Equal(alone, shared);
        return alone;

        float[] Run(int workers)
        {
            Arena into = Samples.Zeros(length);
            into.Span.Fill(Garbage);

            foreach (Action<Share, Row> round in rounds)
            {
                for (int worker = 0; worker < workers; worker++)
                    round(workers == 1 ? Share.Alone : Shares.Of(worker, workers), new Row(into.Pointer));
            }

            return [.. into.Span];
        }
    }

    private static double[] Elements(int rows, int columns, Func<int, int, double> element) => [.. Enumerable.Range(0, rows * columns).Select(at => element(at / columns, at % columns))];

    private static void Close(double[] expected, float[] actual, double tolerance)
    {
        double scale = expected.Select(Math.Abs).Max();
        Assert.Equal(expected.Length, actual.Length);

        for (int at = 0; at < expected.Length; at++)
            Assert.True(Math.Abs(actual[at] - expected[at]) <= tolerance * scale, $"[{at}] is {actual[at]} instead of {expected[at]}");
    }
}
