using System;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>Inputs are added to a product where its slices are read, not in the product's epilogue.</summary>
public sealed class SlicesFirstTests
{
    [Theory]
    [InlineData("p.Slice(0, 32).Sigmoid() * p.Slice(32, 32).Tanh()", true)]
    [InlineData("p.Slice(0, 32).Sigmoid() * h", true)]
    [InlineData("p.Slice(0, 32)", false)]
    [InlineData("p.Slice(0, 32) * p.Slice(32, 32).Tanh()", false)]
    [InlineData("p.Slice(0, 32).Sigmoid() * p.Slice(16, 32).Tanh()", false)]
    [InlineData("p.Slice(0, 32).Sigmoid() * p.Slice(32, 32).Tanh() + p.Tanh().Slice(0, 32)", false)]
    public void A_sum_that_is_read_in_slices_is_one_of_slices(string state, bool isSliced)
    {
        string text = Cells.Text("Tensor p = at.Dense(64) + h.Dense(64, bias: false, name: \"recurrent\");", state);

        Assert.Equal(isSliced, !text.Contains("RecurrentEpilogue"));
    }

    [Fact]
    public void The_product_is_called_what_the_sum_was()
    {
        string text = Compiled.From("using NetCompiler;\n[Network, Input(7, 5), Lstm(32), MeanSquaredError] partial class Net;").Text;

        Assert.Contains("/// <summary>lstm1.gates = lstm1.before·lstm1.recurrentᵀ</summary>", text);
        Assert.Contains("/// forget = σ(gates[32…63] + projected[32…63] + 1)<br/>", text);
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("recurrent layers one upon another")]
    [InlineData("each layer both ways, with a mask and without")]
    public void The_planned_program_means_the_same(string entry) => Meaning.IsKept(entry, SlicesFirst.Insert, step => step.Primitive is Contract && step.Name.EndsWith(".gates", StringComparison.Ordinal));
}
