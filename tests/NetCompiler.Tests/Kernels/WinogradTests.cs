using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Winograd's algorithm against sums in double: it rounds otherwise than a plain sum, so shares of the largest element are compared, and bits only with its own.</summary>
public unsafe class WinogradTests
{
    /// <summary>What the specification allows is 1e-4; the algorithm's own error is far smaller.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => [.. WinogradShape.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_convolution_is_the_sum_over_taps_and_channels(string name)
    {
        ConvCase c = new(WinogradShape.All[name]);
        double[] expected = c.ExactResult();
        Winograd.Multiply(Alone(c), c.Window, c.X, Points(c, workers: 3), c.Y);

        Close(expected, c.Result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_transpose_is_the_sum_over_who_sees_a_position(string name)
    {
        ConvCase c = new(WinogradShape.All[name]);
        double[] expected = c.ExactImage();
        Winograd.MultiplyTransposed(Alone(c), c.Window, c.Y, TransposedPoints(c, workers: 3), c.X);

        Close(expected, c.Image);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_of_its_weights_is_the_sum_over_positions(string name)
    {
        ConvCase c = new(WinogradShape.All[name]);
        int padding = ConvCase.All(c.W, 1).Length - c.WeightValues.Length;
        double[] expected = c.ExactWeights();

        ConvCase.All(c.W, 1).Fill(1e30f);
        Winograd.Gradient(Share.Alone, c.Window, c.X, c.Y, c.Batch, c.W, accumulate: false);
        Close(expected, c.WeightValues);

        Winograd.Gradient(Share.Alone, c.Window, c.X, c.Y, c.Batch, c.W, accumulate: true);
        Close([.. expected.Select(e => 2 * e)], c.WeightValues);
        Assert.Equal(padding, ConvCase.All(c.W, 1).Count(0f) - c.WeightValues.Count(w => w == 0f));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Epilogues_see_every_element_once(string name)
    {
        ConvCase c = new(WinogradShape.All[name]), plain = new(WinogradShape.All[name]);
        Winograd.Multiply(Alone(plain), plain.Window, plain.X, Points(plain, workers: 1), plain.Y);
        Winograd.Multiply(Alone(c), c.Window, c.X, Points(c, workers: 1), c.Y, new Affine(c.Y));

        Assert.Equal(plain.Result.Select(y => 2f * y + 1f), c.Result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_changes_no_bit(string name)
    {
        ConvCase alone = new(WinogradShape.All[name]);
        new Step(alone, byOutputs: false).Run(Share.Alone);

        foreach (bool byOutputs in new[] { false, true })
        {
            ConvCase shared = new(WinogradShape.All[name]);
            new Crew().Run(new Step(shared, byOutputs), 3);

            Assert.Equal(alone.Result, shared.Result);
            Assert.Equal(alone.Image, shared.Image);
            Assert.Equal(alone.WeightValues, shared.WeightValues);
        }
    }

    /// <summary>Examples of a batch are split into other tiles than each by itself.</summary>
    [Fact]
    public void An_example_has_the_same_bits_in_any_batch()
    {
        ConvCase c = new(WinogradShape.All["many tiles"]);
        Panels points = Points(c, workers: 1);
        Winograd.Multiply(Alone(c), c.Window, c.X, points, c.Y);
        float[] together = c.Result;

        for (int example = 0; example < c.Batch; example++)
            Winograd.MultiplyLines(new Part(example * 5, example * 5 + 5), c.Window, c.X, points, c.Y, default(Gemm.Nothing));

        Assert.Equal(together, c.Result);
    }

    [Fact]
    public void Weights_move_by_the_gradient_that_a_step_without_gradients_does_not_keep()
    {
        ConvCase kept = new(WinogradShape.All["two blocks of outputs"]), moved = new(WinogradShape.All["two blocks of outputs"]);
        float[] before = kept.WeightValues;
        Winograd.Gradient(Share.Alone, kept.Window, kept.X, kept.Y, kept.Batch, kept.W, accumulate: false);
        float[] expected = [.. before.Zip(kept.WeightValues, (w, g) => w - 0.5f * g)];

        Span<float> weights = ConvCase.All(moved.W, 1);
        Arena parameters = Samples.Zeros(weights.Length), gradients = Samples.Zeros(weights.Length);
        weights.CopyTo(parameters.Span);
        Pass pass = new(parameters, gradients, Arena.Empty, Arena.Empty, Arena.Empty, moved.Batch, moved.Batch, Share.Alone, false, default, false, new Descent(parameters));
        Winograd.Descend(pass, moved.Window, moved.X, moved.Y, pass.WeightGradient(0, moved.W.Inputs, moved.W.Outputs));
        parameters.Span.CopyTo(weights);

        Assert.Equal(expected, moved.WeightValues);
    }

    [Fact]
    public void Weights_of_another_shape_are_refused()
    {
        ConvCase c = new(WinogradShape.All["a register of channels"]);

        Assert.Throws<ArgumentException>(() => Winograd.Transform(Share.Alone, c.W, c.W));
        Assert.Throws<ArgumentException>(() => Winograd.TransformTransposed(Share.Alone, c.W, c.W));
    }

    private static void Close(IReadOnlyList<double> expected, float[] actual)
    {
        double largest = expected.Max(Math.Abs), difference = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max();

        Assert.True(difference <= Tolerance * largest, $"{difference / largest:E1} of the largest element.");
    }

    private static Pass Alone(ConvCase c) => Over(c, Share.Alone, byOutputs: false);

    private static Pass Over(ConvCase c, Share share, bool byOutputs) =>
        Pass.Over(Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, c.Batch, c.Batch, share, false, default, byOutputs);

    private static Panels Points(ConvCase c, int workers) =>
        Prepared(c.W.Inputs / 9, c.W.Outputs, workers, (share, points) => Winograd.Transform(share, c.W, points));

    private static Panels TransposedPoints(ConvCase c, int workers) =>
        Prepared(c.W.Outputs, c.W.Inputs / 9, workers, (share, points) => Winograd.TransformTransposed(share, c.W, points));

    private static Panels Prepared(int inputs, int outputs, int workers, Action<Share, Panels> prepare)
    {
        Arena arena = Samples.Zeros(36 * Panels.Size(inputs, outputs));
        arena.Span.Fill(1e30f);
        Panels points = new(arena.Pointer, inputs, outputs);

        for (int worker = 0; worker < workers; worker++)
            prepare(Shares.Of(worker, workers), points);

        Assert.False(arena.Span.Contains(1e30f));

        return points;
    }

    private readonly struct Affine(Rows y) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => y.Store(row, column, 2f * y.Load<V>(row, column) + 1f);
    }

    private sealed class Descent(Arena parameters) : IMove
    {
        public void Move(Part part, Row gradients)
        {
            for (int i = part.Start; i < part.End; i++)
                parameters.Span[i] -= 0.5f * gradients[i];
        }
    }

    /// <summary>All three forms, each of what the one before left.</summary>
    private sealed class Step(ConvCase c, bool byOutputs) : IWork
    {
        private readonly Panels _points = Points(c, workers: 1), _transposed = TransposedPoints(c, workers: 1);

        public void Run(Share share)
        {
            Pass pass = Over(c, share, byOutputs);
            Winograd.Multiply(pass, c.Window, c.X, _points, c.Y, new Affine(c.Y));
            share.Barrier();
            Winograd.MultiplyTransposed(pass, c.Window, c.Y, _transposed, c.X, new Affine(c.X));
            share.Barrier();
            Winograd.Gradient(share, c.Window, c.X, c.Y, c.Batch, c.W, accumulate: true);
        }
    }
}
