using System.Globalization;
using System.Text.RegularExpressions;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>What comes behind a loop over time takes the place of what the loop kept for every step and read last.</summary>
public sealed class BehindLoopsTests
{
    [Fact]
    public void Gradients_of_an_embedding_lie_where_the_cells_before_each_step_did()
    {
        string text = Compiled.From("using NetCompiler;\n[Network, Input(60), Embedding(500, 32), Lstm(100), Dense(1), MeanSquaredError] partial class Net;").Text;
        int cells = At(text, "Lstm1CellBefore"), gradients = At(text, "DEmbedding1");

        Assert.Matches(@"BackwardLstm1BeforeSteps\(pass\);\s+pass\.Barrier\(\);\s+BackwardEmbedding1\(pass\);", text);
        Assert.InRange(gradients, cells, cells + 60 * (112 - 32));
    }

    [Theory]
    [InlineData("Gru(32)", "gru1.gates.kept")]
    [InlineData("Gru(32, ReturnSequences = true)", "gru1.state")]
    public void What_a_step_of_a_loop_computes_takes_the_place_of_what_it_alone_reads(string layer, string place)
    {
        string text = Compiled.From($"using NetCompiler;\n[Network, Input(7), Embedding(6, 32), {layer}, MeanSquaredError] partial class Net;").Text;

        Assert.Matches($@"DGru1Candidate\(in Pass pass\) => .*\[B·7, 32\], in place of {Regex.Escape(place)}", text);
    }

    private static int At(string text, string value) =>
        int.Parse(Regex.Match(text, $@" {value}\(in Pass pass\) => pass\.Rows\(at: (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
