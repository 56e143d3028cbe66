using System;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Matrix products against plain loops in double precision, and the promise that only the factors decide the bits.</summary>
public unsafe class GemmTests
{
    private const float Garbage = 1e30f;

    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 10, 3 }, { 2, 16, 7 }, { 3, 17, 16 }, { 5, 32, 33 }, { 7, 33, 1 }, { 9, 48, 20 }, { 10, 49, 64 },
        { 13, 64, 5 }, { 15, 96, 31 }, { 19, 100, 40 }, { 29, 130, 17 }, { 4, 10, 2500 }, { 300, 20, 21 }, { 64, 7, 11 },
        { 16, 64, 64 }, { 256, 112, 300 }, { 50, 208, 40 }, { 13, 80, 600 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_product_is_the_sum_over_inputs(int batch, int outputs, int inputs)
    {
        Case c = new(batch, outputs, inputs);
        Gemm.Multiply(new Part(0, batch), c.X, c.W, c.Y);

        for (int b = 0; b < batch; b++)
            for (int o = 0; o < outputs; o++)
            {
                double sum = 0;

                for (int i = 0; i < inputs; i++)
                    sum += (double)c.X[b, i] * c.W[o, i];

                Close(sum, c.Y[b, o], inputs);
            }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_epilogue_sees_every_element_once(int batch, int outputs, int inputs)
    {
        Case plain = new(batch, outputs, inputs), fused = new(batch, outputs, inputs);
        Gemm.Multiply(new Part(0, batch), plain.X, plain.W, plain.Y);
        Gemm.Multiply(new Part(0, batch), fused.X, fused.W, fused.Y, new Affine(fused.Y));

        for (int b = 0; b < batch; b++)
            for (int o = 0; o < outputs; o++)
                Assert.Equal(2f * plain.Y[b, o] + 1f, fused.Y[b, o]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_gradient_is_the_sum_over_the_batch(int batch, int outputs, int inputs)
    {
        Case c = new(batch, outputs, inputs);
        c.FillY();
        c.W.Span().Fill(Garbage);
        Gemm.Gradient(Share.Alone, c.X, c.Y, batch, c.W, accumulate: false);
        CheckGradient(c, times: 1);

        Gemm.Gradient(Share.Alone, c.X, c.Y, batch, c.W, accumulate: true);
        CheckGradient(c, times: 2);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void With_the_gradient_of_the_weights_comes_that_of_the_bias(int batch, int outputs, int inputs)
    {
        Case c = new(batch, outputs, inputs), plain = new(batch, outputs, inputs);
        c.FillY();
        plain.FillY();
        Arena bias = Samples.Zeros(outputs + 1);
        bias.Span.Fill(Garbage);

        for (int times = 1; times <= 2; times++)
        {
            Gemm.Gradient(Share.Alone, c.X, c.Y, batch, c.W, new Row(bias.Pointer), accumulate: times > 1);
            Gemm.Gradient(Share.Alone, plain.X, plain.Y, batch, plain.W, accumulate: times > 1);
            Assert.Equal(plain.W.Span().ToArray(), c.W.Span().ToArray());

            for (int o = 0; o < outputs; o++)
            {
                double sum = 0;

                for (int b = 0; b < batch; b++)
                    sum += c.Y[b, o];

                Close(times * sum, bias.Span[o], times * batch);
            }

            Assert.Equal(Garbage, bias.Span[outputs]);
        }
    }

    [Theory]
    [InlineData(300, 130, 20)]
    [InlineData(300, 20, 300)]
    [InlineData(5, 40, 33)]
    public void How_many_threads_share_the_weights_changes_no_bit_of_the_bias(int batch, int outputs, int inputs)
    {
        float[] expected = Bias(threads: 1);
        for (int threads = 2; threads <= 5; threads++)
            Assert.Equal(expected, Bias(threads));

        float[] Bias(int threads)
        {
            Case c = new(batch, outputs, inputs);
            c.FillY();
            Arena bias = Samples.Zeros(outputs);

            for (int worker = 0; worker < threads; worker++)
                Gemm.Gradient(Shares.Of(worker, threads), c.X, c.Y, batch, c.W, new Row(bias.Pointer), accumulate: true);
            return bias.Span.ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_transpose_turns_every_weight_and_clears_the_padding(int batch, int outputs, int inputs)
    {
        Case c = new(batch, outputs, inputs);
        Arena arena = Samples.Zeros(Panels.Size(outputs, inputs));
        arena.Span.Fill(Garbage);
        Panels transposed = new(arena.Pointer, inputs: outputs, outputs: inputs);

        for (int worker = 0; worker < 3; worker++)
            Gemm.Transpose(Shares.Of(worker, 3), c.W, transposed);

        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < inputs; i++)
                Assert.Equal(c.W[o, i], transposed[i, o]);

        Assert.DoesNotContain(Garbage, arena.Span.ToArray());
        CheckPadding(transposed);
        Assert.Throws<ArgumentException>(() => Gemm.Transpose(Share.Alone, new Panels(null, 2, 3), new Panels(null, 2, 3)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        Case alone = new(37, 130, 70), shared = new(37, 130, 70);
        alone.Step(Share.Alone);
        new Crew().Run(new StepWork(shared), threads);

        Assert.Equal(alone.YBits(), shared.YBits());
        Assert.Equal(alone.W.Span().ToArray(), shared.W.Span().ToArray());
    }

    [Fact]
    public void A_missing_number_reaches_its_row_and_no_other()
    {
        Case c = new(8, 20, 10);
        Rows x = c.X;
        x[3, 4] = float.NaN;
        Gemm.Multiply(new Part(0, 8), c.X, c.W, c.Y);

        for (int b = 0; b < 8; b++)
            for (int o = 0; o < 20; o++)
                Assert.Equal(b == 3, float.IsNaN(c.Y[b, o]));
    }

    private static void CheckGradient(Case c, int times)
    {
        for (int o = 0; o < c.W.Outputs; o++)
            for (int i = 0; i < c.W.Inputs; i++)
            {
                double sum = 0;

                for (int b = 0; b < c.Batch; b++)
                    sum += (double)c.Y[b, o] * c.X[b, i];

                Close(times * sum, c.W[o, i], times * c.Batch);
            }

        CheckPadding(c.W);
    }

    /// <summary>As many zeros as there are padding weights: none of the others is zero here.</summary>
    private static void CheckPadding(Panels w)
    {
        int zeros = w.Span().Count(0f);

        for (int o = 0; o < w.Outputs; o++)
            for (int i = 0; i < w.Inputs; i++)
                zeros -= w[o, i] == 0f ? 1 : 0;

        Assert.Equal(w.Span().Length - w.Outputs * w.Inputs, zeros);
    }

    /// <summary>Terms are at most 1, and each of n additions may err by half a unit in the last place of a sum of at most n.</summary>
    private static void Close(double expected, float actual, int terms) =>
        Assert.InRange(actual, expected - 1e-6 - 1e-7 * terms, expected + 1e-6 + 1e-7 * terms);

    private readonly struct Affine(Rows y) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => y.Store(row, column, 2f * y.Load<V>(row, column) + 1f);
    }

    private sealed class StepWork(Case c) : IWork
    {
        public void Run(Share share) => c.Step(share);
    }

    /// <summary>Factors of a product, with garbage in all padding.</summary>
    private sealed class Case
    {
        public Case(int batch, int outputs, int inputs)
        {
            Batch = batch;
            Arena x = Samples.Random(batch * Samples.Stride(inputs), stream: 1);
            Arena y = Samples.Zeros(batch * Samples.Stride(outputs));
            Arena w = Samples.Zeros(Panels.Size(inputs, outputs));
            X = new Rows(x.Pointer, Samples.Stride(inputs));
            Y = new Rows(y.Pointer, Samples.Stride(outputs));
            W = new Panels(w.Pointer, inputs, outputs);
            y.Span.Fill(Garbage);

            for (int b = 0; b < batch; b++)
                X.Span(b, Samples.Stride(inputs))[inputs..].Fill(Garbage);

            RandomStream random = new(seed: 1, stream: 2);

            for (int o = 0; o < outputs; o++)
                for (int i = 0; i < inputs; i++)
                    W[o, i] = 2f * random.Uniform() - 1f;
        }

        public int Batch { get; }

        public Rows X { get; }

        public Rows Y { get; }

        public Panels W { get; }

        public void FillY()
        {
            RandomStream random = new(seed: 1, stream: 3);

            for (int b = 0; b < Batch; b++)
                foreach (ref float value in Y.Span(b, W.Outputs))
                    value = 2f * random.Uniform() - 1f;
        }

        /// <summary>A product, and then its gradient in place of the weights.</summary>
        public void Step(Share share)
        {
            Gemm.Multiply(share.Of(Batch), X, W, Y, new Affine(Y));
            share.Barrier();
            Gemm.Gradient(share, X, Y, Batch, W, accumulate: true);
        }

        public float[] YBits()
        {
            float[] bits = new float[Batch * W.Outputs];

            for (int b = 0; b < Batch; b++)
                Y.Span(b, W.Outputs).CopyTo(bits.AsSpan(b * W.Outputs));

            return bits;
        }
    }
}
