using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>What is one function away from what a loop keeps anyway is not kept: the loop back computes it again.</summary>
public sealed partial class RecomputedTests
{
    [Fact]
    public void The_tanh_of_an_LSTM_s_cell_is_not_kept()
    {
        string text = Compiled.From("using NetCompiler;\n[Network, Input(7, 5), Lstm(32), MeanSquaredError] partial class Net;").Text;

        Assert.Contains("where squashed = tanh(cell)", text);
        Assert.Contains("where cell = forget·cell.before + input·candidate", text);
        Assert.DoesNotContain("Lstm1Squashed", text);
        Assert.DoesNotMatch(@"Lstm1Cell\(in Pass pass\).*kept for", text);
    }

    [Theory]
    [InlineData("h * h.Tanh() + x", "")]
    [InlineData("h * h.Tanh().Exp() + x", "Exp")]
    [InlineData("h * (h * 0.5f + 1).Tanh() + x", "")]
    [InlineData("h * (h + x).Tanh()", "Tanh")]
    public void What_is_one_function_away_is_computed_again(string state, string kept)
    {
        string text = Cells.Text("Tensor x = at.Dense(32);", state);

        Assert.Equal(kept, string.Join(" ", Kept().Matches(text).Select(match => match.Groups[1].Value)));
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("a cell of one's own")]
    [InlineData("recurrent layers one upon another")]
    [InlineData("each layer both ways, with a mask and without")]
    public void The_planned_program_means_the_same(string entry) => Meaning.IsKept(entry, Recomputed.Insert, step => step.Primitive is Map { AtReaders: true });

    [GeneratedRegex(@"public static Rows Lambda([A-Za-z]+)\d*\(in Pass pass\) => .*B·7, 32\].*kept for BackwardInitial1Steps")]
    private static partial Regex Kept();
}
