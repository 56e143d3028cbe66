using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Views of memory: where things lie.</summary>
public unsafe class MemoryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void An_arena_is_aligned_and_zero(int length)
    {
        Arena arena = new(length);

        Assert.Equal(0, (nint)arena.Pointer % 64);
        Assert.Equal(length, arena.Span.Length);
        Assert.All(arena.Span.ToArray(), value => Assert.Equal(0f, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Arena(-1));
    }

    [Fact]
    public void A_slice_of_rows_is_a_view()
    {
        Arena arena = Samples.Zeros(64);
        Rows rows = new(arena.Pointer, 32), slice = rows.Columns(5);
        slice[1, 2] = 7f;

        Assert.Equal(7f, rows[1, 7]);
        Assert.Equal(7f, arena.Span[39]);
        Assert.Equal(7f, rows.Span(1, 10)[7]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 10)]
    [InlineData(5, 16)]
    [InlineData(7, 49)]
    [InlineData(2, 130)]
    public void Panels_have_one_place_for_every_weight(int inputs, int outputs)
    {
        Arena arena = Samples.Zeros(Panels.Size(inputs, outputs));
        Panels panels = new(arena.Pointer, inputs, outputs);

        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < inputs; i++)
                panels[o, i] = 1 + o * inputs + i;

        Assert.Equal(inputs * ((outputs + 15) / 16 * 16), arena.Length);
        Assert.Equal(Enumerable.Range(1, inputs * outputs), arena.Span.ToArray().Where(v => v != 0f).Select(v => (int)v).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Panels(null, 3, 4)[4, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Panels(null, 3, 4)[0, 3]);
    }

    [Fact]
    public void A_pass_finds_its_slices()
    {
        Arena parameters = new(64), gradients = new(64), states = new(64), examples = new(64 * 8), shared = new(64);
        Pass pass = Pass.Over(parameters, gradients, states, examples, shared, capacity: 8, batch: 5, Share.Alone, accumulate: true, new RandomKey(1, 2));

        pass.Rows(at: 16, stride: 32)[3, 4] = 1f;
        pass.Scalars(at: 48)[2] = 2f;
        pass.Labels(at: 32)[1] = 3;
        pass.Shared(at: 16)[1] = 4f;
        pass.Parameter(at: 16)[2] = 5f;
        pass.Gradient(at: 16)[3] = 6f;
        pass.State(at: 32)[4] = 7f;
        pass.Weights(at: 32, inputs: 2, outputs: 3)[1, 1] = 8f;
        pass.WeightGradient(at: 32, inputs: 2, outputs: 3)[1, 0] = 9f;
        pass.SharedPanels(at: 32, inputs: 2, outputs: 3)[2, 0] = 10f;

        Assert.Equal(1f, examples.Span[16 * 8 + 3 * 32 + 4]);
        Assert.Equal(2f, examples.Span[48 * 8 + 2]);
        Assert.Equal(3, BitConverter.SingleToInt32Bits(examples.Span[32 * 8 + 1]));
        Assert.Equal(4f, shared.Span[17]);
        Assert.Equal(5f, parameters.Span[18]);
        Assert.Equal(6f, gradients.Span[19]);
        Assert.Equal(7f, states.Span[36]);
        Assert.Contains(8f, parameters.Span[32..].ToArray());
        Assert.Equal(9f, gradients.Span[33]);
        Assert.Equal(10f, shared.Span[34]);
        Assert.Equal(new Part(0, 5), pass.Examples);
        Assert.True(pass.Accumulate);
        Assert.Equal((1ul, 2ul), (pass.Key.Seed, pass.Key.Step));
    }
}
