using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>What leaves out all but one element of each window gives what the plain sums give, window after window, to the last bit.</summary>
public unsafe class MaximaTests
{
    private static readonly Dictionary<string, (ConvShape Shape, int PoolHeight, int PoolWidth, int Stride)> Cases = new()
    {
        ["LeNet's first"] = (ConvShape.All["LeNet's first"], 2, 2, 2),
        ["LeNet's second"] = (ConvShape.All["LeNet's second"], 2, 2, 2),
        ["windows of six with gaps, a rest of positions"] = (ConvShape.All["LeNet's second"] with { Outputs = 9 }, 2, 3, 3),
        ["three channels, many outputs"] = (ConvShape.All["three channels side by side"] with { Outputs = 53 }, 3, 3, 3),
        ["taller than the sums that stay in registers"] = (new(ConvShape.Square(13, kernel: 7, padding: 3), 2, 5), 2, 2, 2),
        ["a register and one"] = (ConvShape.All["a register and one"], 2, 2, 2),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_of_weights_is_the_sum_over_the_elements(string name)
    {
        (ConvCase c, Chosen chosen) = Sparse(name);
        float[] once = c.ExpectedWeightsByWindows(chosen.Pool);
        float[] twice = c.ExpectedWeightsByWindows(chosen.Pool, [.. once]);
        int padding = c.W.Span().Length - once.Length;

        c.W.Span().Fill(1e30f);
        Conv.MaximaGradient(Share.Alone, c.Window, chosen.Pool, c.X, chosen.Y, chosen.Taps, c.Batch, c.W, accumulate: false);
        Assert.Equal(once, c.WeightValues);

        Conv.MaximaGradient(Share.Alone, c.Window, chosen.Pool, c.X, chosen.Y, chosen.Taps, c.Batch, c.W, accumulate: true);
        Assert.Equal(twice, c.WeightValues);
        Assert.Equal(padding, c.W.Span().Count(0f) - c.WeightValues.Count(w => w == 0f));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_goes_back_to_the_image_is_the_sum_over_the_elements(string name)
    {
        (ConvCase c, Chosen chosen) = Sparse(name);
        float[] expected = c.ExpectedImageByWindows(chosen.Pool);
        Panels transposed = Transposed(c);
        Conv.MultiplyByMaxima(Alone(c), c.Window, chosen.Pool, chosen.Y, chosen.Taps, transposed, c.X);
        Assert.Equal(expected, c.Image);

        Conv.MultiplyByMaxima(Alone(c), c.Window, chosen.Pool, chosen.Y, chosen.Taps, transposed, c.X, new Twice(c.X));
        Assert.Equal(expected.Select(x => 2f * x), c.Image);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_changes_no_bit(string name)
    {
        (ConvCase alone, Chosen chosen) = Sparse(name);
        new Step(alone, chosen, Transposed(alone), byOutputs: false).Run(Share.Alone);

        foreach (bool byOutputs in new[] { false, true })
        {
            (ConvCase shared, _) = Sparse(name);
            new Crew().Run(new Step(shared, chosen, Transposed(shared), byOutputs), 3);

            Assert.Equal(alone.Image, shared.Image);
            Assert.Equal(alone.WeightValues, shared.WeightValues);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Weights_move_by_the_gradient_that_a_step_without_gradients_does_not_keep(int workers)
    {
        (ConvCase kept, Chosen chosen) = Sparse("three channels, many outputs");
        (ConvCase moved, _) = Sparse("three channels, many outputs");
        float[] before = kept.WeightValues;
        Conv.MaximaGradient(Share.Alone, kept.Window, chosen.Pool, kept.X, chosen.Y, chosen.Taps, kept.Batch, kept.W, accumulate: false);
        float[] expected = [.. before.Zip(kept.WeightValues, (w, g) => w - 0.5f * g)];

        Span<float> weights = moved.W.Span();
        Arena parameters = Samples.Zeros(weights.Length), gradients = Samples.Zeros(weights.Length);
        weights.CopyTo(parameters.Span);

        for (int worker = 0; worker < workers; worker++)
        {
            Pass pass = new(
                parameters, gradients, Arena.Empty, Arena.Empty, Arena.Empty, moved.Batch, moved.Batch, Shares.Of(worker, workers), false, default, false, new Descent(parameters));
            Conv.DescendByMaxima(pass, moved.Window, chosen.Pool, moved.X, chosen.Y, chosen.Taps, pass.WeightGradient(0, moved.W.Inputs, moved.W.Outputs));
        }

        parameters.Span.CopyTo(weights);
        Assert.Equal(expected, moved.WeightValues);
    }

    /// <summary>One element of each window, and where it is.</summary>
    private sealed record Chosen(Window Pool, Rows Y, Rows Taps);

    /// <summary>A case whose y has one element in each window and column, in some 0, and zeros beside it.</summary>
    private static (ConvCase Case, Chosen Chosen) Sparse(string name)
    {
        (ConvShape shape, int height, int width, int stride) = Cases[name];
        ConvCase c = new(shape);
        Window window = c.Window;
        Window pool = new()
        {
            Height = window.OutHeight,
            Width = window.OutWidth,
            OutHeight = (window.OutHeight - height) / stride + 1,
            OutWidth = (window.OutWidth - width) / stride + 1,
            KernelHeight = height,
            KernelWidth = width,
            StrideHeight = stride,
            StrideWidth = stride,
        };
        RandomStream random = new(seed: 1, stream: 5);
        Chosen chosen = new(pool, Blank(c.Batch * pool.OutPositions, shape.OutChannels), Blank(c.Batch * pool.OutPositions, shape.OutChannels));
        float[] dense = c.Result;
        for (int q = 0; q < c.Batch * window.OutPositions; q++)
            c.Y.Span(q, shape.OutChannels).Clear();

        for (int row = 0; row < c.Batch * pool.OutPositions; row++)
        {
            (int example, int place) = Math.DivRem(row, pool.OutPositions);

            for (int o = 0; o < shape.OutChannels; o++)
            {
                int tap = (int)(random.Uniform() * pool.Taps), q = example * window.OutPositions + Place(pool, place, tap);
                chosen.Taps[row, o] = tap;
                chosen.Y[row, o] = c.Y[q, o] = random.Uniform() < 0.8f ? dense[q * shape.OutChannels + o] : 0f;
            }
        }

        return (c, chosen);
    }

    /// <summary>Rows with garbage in their padding.</summary>
    private static Rows Blank(int rows, int columns)
    {
        Arena memory = Samples.Zeros(rows * Samples.Stride(columns));
        memory.Span.Fill(1e30f);
        return new(memory.Pointer, Samples.Stride(columns));
    }

    private static int Place(Window pool, int window, int element) =>
        (window / pool.OutWidth * pool.StrideHeight + element / pool.KernelWidth) * pool.Width + window % pool.OutWidth * pool.StrideWidth + element % pool.KernelWidth;

    private static Panels Transposed(ConvCase c)
    {
        Arena memory = Samples.Zeros(Panels.Size(c.W.Outputs, c.W.Inputs));
        Panels transposed = new(memory.Pointer, c.W.Outputs, c.W.Inputs);
        Gemm.Transpose(Share.Alone, c.W, transposed);
        return transposed;
    }

    private static Pass Alone(ConvCase c) => Pass.Over(Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, c.Batch, c.Batch, Share.Alone, false, default);

    private readonly struct Twice(Rows x) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> => x.Store(row, column, 2f * x.Load<V>(row, column));
    }

    private sealed class Descent(Arena parameters) : IMove
    {
        public void Move(Part part, Row gradients)
        {
            for (int i = part.Start; i < part.End; i++)
                parameters.Span[i] -= 0.5f * gradients[i];
        }
    }

    private sealed class Step(ConvCase c, Chosen chosen, Panels transposed, bool byOutputs) : IWork
    {
        public void Run(Share share)
        {
            Pass pass = Pass.Over(Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, Arena.Empty, c.Batch, c.Batch, share, false, default, byOutputs);
            Conv.MultiplyByMaxima(pass, c.Window, chosen.Pool, chosen.Y, chosen.Taps, transposed, c.X, new Twice(c.X));
            share.Barrier();
            Conv.MaximaGradient(share, c.Window, chosen.Pool, c.X, chosen.Y, chosen.Taps, c.Batch, c.W, accumulate: true);
        }
    }
}
