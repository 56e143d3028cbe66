using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>
/// Convolutions against plain loops, to the last bit: each element is one sum whose order is known, so that neither registers nor threads nor how patches are packed can change it.
/// </summary>
public unsafe class ConvTests
{
    public static TheoryData<string> Names => ConvShape.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_convolution_is_the_sum_over_taps_and_channels(string name)
    {
        ConvCase c = new(name);
        float[] expected = c.ExpectedResult();
        Conv.Multiply(c.Examples, c.Window, c.Groups, c.X, c.W, c.Y);

        Assert.Equal(expected, c.Result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_transpose_is_the_sum_over_who_sees_a_position(string name)
    {
        ConvCase c = new(name);
        float[] expected = c.ExpectedImage();
        Transpose(c, workers: 3);
        Conv.MultiplyTransposed(c.Examples, c.Window, c.Groups, c.Y, c.Transposed, c.X);

        Assert.Equal(expected, c.Image);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_of_its_weights_is_the_sum_over_positions(string name)
    {
        ConvCase c = new(name);
        int padding = ConvCase.All(c.W, c.Groups).Length - c.WeightValues.Length;
        float[] once = c.ExpectedWeights();
        float[] twice = c.ExpectedWeights([.. once]);

        ConvCase.All(c.W, c.Groups).Fill(1e30f);
        Conv.Gradient(Share.Alone, c.Window, c.Groups, c.X, c.Y, c.Batch, c.W, accumulate: false);
        Assert.Equal(once, c.WeightValues);

        Conv.Gradient(Share.Alone, c.Window, c.Groups, c.X, c.Y, c.Batch, c.W, accumulate: true);
        Assert.Equal(twice, c.WeightValues);
        Assert.Equal(padding, ConvCase.All(c.W, c.Groups).Count(0f) - c.WeightValues.Count(w => w == 0f));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Epilogues_see_every_element_once(string name)
    {
        ConvCase c = new(name);
        float[] result = c.ExpectedResult();
        Conv.Multiply(c.Examples, c.Window, c.Groups, c.X, c.W, c.Y, new Affine(c.Y));
        Assert.Equal(result.Select(y => 2f * y + 1f), c.Result);

        float[] image = c.ExpectedImage();
        Transpose(c, workers: 1);
        Conv.MultiplyTransposed(c.Examples, c.Window, c.Groups, c.Y, c.Transposed, c.X, new Affine(c.X));
        Assert.Equal(image.Select(x => 2f * x + 1f), c.Image);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_changes_no_bit(string name)
    {
        ConvCase alone = new(name);
        new Step(alone, byOutputs: false).Run(Share.Alone);

        foreach (bool byOutputs in new[] { false, true })
        {
            ConvCase shared = new(name);
            new Crew().Run(new Step(shared, byOutputs), 3);

            Assert.Equal(alone.Result, shared.Result);
            Assert.Equal(alone.Image, shared.Image);
            Assert.Equal(alone.WeightValues, shared.WeightValues);
        }
    }

    [Fact]
    public void Weights_move_by_the_gradient_that_a_step_without_gradients_does_not_keep()
    {
        ConvCase kept = new("two groups"), moved = new("two groups");
        float[] before = kept.WeightValues;
        Conv.Gradient(Share.Alone, kept.Window, kept.Groups, kept.X, kept.Y, kept.Batch, kept.W, accumulate: false);
        float[] expected = [.. before.Zip(kept.WeightValues, (w, g) => w - 0.5f * g)];

        Span<float> weights = ConvCase.All(moved.W, moved.Groups);
        Arena parameters = Samples.Zeros(weights.Length), gradients = Samples.Zeros(weights.Length);
        weights.CopyTo(parameters.Span);
        Pass pass = new(parameters, gradients, Arena.Empty, Arena.Empty, Arena.Empty, moved.Batch, moved.Batch, Share.Alone, false, default, false, new Descent(parameters));
        Conv.Descend(pass, moved.Window, moved.Groups, moved.X, moved.Y, pass.WeightGradient(0, moved.W.Inputs, moved.W.Outputs));
        parameters.Span.CopyTo(weights);

        Assert.Equal(expected, moved.WeightValues);
        Assert.Equal(parameters.Length, gradients.Span.Count(0f));
    }

    [Fact]
    public void A_transpose_of_another_shape_is_refused()
    {
        ConvCase c = new("stride 2");

        Assert.Throws<ArgumentException>(() => Conv.Transpose(Share.Alone, c.Window, c.Groups, c.W, c.W));
    }

    private static void Transpose(ConvCase c, int workers)
    {
        for (int worker = 0; worker < workers; worker++)
            Conv.Transpose(Shares.Of(worker, workers), c.Window, c.Groups, c.W, c.Transposed);

        Assert.False(ConvCase.All(c.Transposed, c.Groups).Contains(1e30f));
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
        public void Run(Share share)
        {
            Pass pass = Pass.Over(Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, c.Batch, c.Batch, share, false, default, byOutputs);
            Conv.Multiply(pass, c.Window, c.Groups, c.X, c.W, c.Y, new Affine(c.Y));
            Conv.Transpose(share, c.Window, c.Groups, c.W, c.Transposed);
            share.Barrier();
            Conv.MultiplyTransposed(pass, c.Window, c.Groups, c.Y, c.Transposed, c.X, new Affine(c.X));
            share.Barrier();
            Conv.Gradient(share, c.Window, c.Groups, c.X, c.Y, c.Batch, c.W, accumulate: true);
        }
    }
}
