using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>What a cell computes is in memory for every step of a sequence only where something behind the loop reads it.</summary>
public sealed class KeptPartsTests
{
    private const string Memo = @"\(in Pass pass\) => pass\.Rows\(.*\); +// \[", AtEveryStep = @"B·7, 32\], kept for";

    [Fact]
    public void Of_the_gates_of_a_GRU_the_one_that_its_derivative_reads_is_kept()
    {
        string text = Compiled.From("using NetCompiler;\n[Network, Input(7, 5), Gru(32), MeanSquaredError] partial class Net;").Text;

        Assert.Matches(" Gru1Gates" + Memo + @"B, 96\] of the step", text);
        Assert.Matches(" Gru1GatesKept" + Memo + AtEveryStep, text);
    }

    [Theory]
    [InlineData("gates.Slice(0, 32) * gates.Slice(32, 32).Tanh()", true)]
    [InlineData("gates.Slice(0, 32) * gates.Slice(32, 32)", false)]
    [InlineData("gates.Slice(0, 32) * gates.Slice(32, 32).Tanh() + gates.Tanh().Slice(0, 32)", true)]
    [InlineData("gates.Slice(0, 32) * gates.Slice(32, 32).Tanh() + (gates * gates).Slice(0, 32)", false)]
    public void A_product_is_kept_whole_where_all_of_it_is_read_later(string state, bool isInParts)
    {
        string text = Cells.Text("Tensor gates = at.Dense(64) + h.Dense(64, bias: false, name: \"recurrent\");", state);

        Assert.Equal(isInParts, text.Contains("Kept(in Pass pass) =>"));
    }
}
