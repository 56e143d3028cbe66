using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>What a step computes of a slice lies where the slice did, if nothing reads it later; and gradients of what lies there do so in their turn.</summary>
public sealed partial class SuccessorsTests
{
    [Theory]
    [InlineData("Lstm(32)", 4, true)]
    [InlineData("Lstm(20)", 4, true)]
    [InlineData("Lstm(18)", 0, false)]
    [InlineData("Gru(32, ReturnSequences = true)", 3, true)]
    [InlineData("Gru(32)", 3, false)]
    [InlineData("Gru(32, ResetAfter = false)", 0, false)]
    [InlineData("Rnn(32)", 0, false)]
    public void Gates_lie_where_the_projected_inputs_did(string layer, int gates, bool areFollowed)
    {
        string text = Net(layer);

        Assert.Equal(gates, OfSlices().Count(text));
        Assert.Equal(areFollowed, Wholes().IsMatch(text));
    }

    [Fact]
    public void A_sequence_of_an_LSTM_takes_less_than_half_of_what_its_values_do()
    {
        // Projected inputs, four gates, their gradients: once in memory. Beside them the state and the cell before each step; tanh of the cell is computed again.
        int floats = int.Parse(Floats().Match(Net("Lstm(32)")).Groups[1].Value.Replace(" ", ""), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(floats, 700 * (4 + 2) * 32, 700 * (4 + 3) * 32);
    }

    [Theory]
    [InlineData("(p.Slice(0, 32) + r.Slice(0, 32)).Sigmoid() * (p.Slice(32, 32) + r.Slice(32, 32)).Tanh()", true)]
    [InlineData("(p.Slice(0, 32) + r.Slice(0, 32)).Sigmoid() * (p.Slice(32, 32) + r.Slice(32, 32)).Tanh() + (p * p).Slice(0, 32)", false)]
    [InlineData("(p.Slice(0, 32) + r.Slice(0, 32)).Sigmoid() * (p.Slice(16, 32) + r.Slice(32, 32)).Tanh()", false)]
    public void What_is_read_in_another_way_too_stays(string state, bool isReplaced)
    {
        string text = Cells.Text("Tensor p = at.Dense(64), r = h.Dense(64, bias: false, name: \"recurrent\");", state);

        Assert.Equal(isReplaced, OfSlices().IsMatch(text));
    }

    [Fact]
    public void A_value_over_one_that_is_still_to_be_read_is_noticed()
    {
        Example example = Examples.Of("Lstm", 16).First();
        Plan plan = Planner.Plan(example.Shaped, example.Inventory, example.Program);
        Placed gate = plan.Locations.First(placed => placed.Whole >= 0 && plan.Program.Steps[placed.Value].Name.EndsWith(".input", System.StringComparison.Ordinal));
        Placed cell = plan.Locations.First(placed => plan.Program.Steps[placed.Value].Name.EndsWith(".cell.before", System.StringComparison.Ordinal));

        Plan broken = plan with { Locations = [.. plan.Locations.Select(placed => placed == cell ? placed with { Location = gate.Location } : placed)] };

        Assert.Empty(PlanVerifier.Check(plan).Broken);
        Assert.Contains(PlanVerifier.Check(broken).Broken, law => law.Contains("is in memory when it is read"));
    }

    private static string Net(string layer) => Compiled.From($"using NetCompiler;\n[Network, Input(700, 8), {layer}, MeanSquaredError] partial class Net;").Text;

    [GeneratedRegex("in place of a part of [a-z0-9]+\\.p")]
    private static partial Regex OfSlices();

    [GeneratedRegex("\\], in place of [a-z0-9]+\\.projected")]
    private static partial Regex Wholes();

    [GeneratedRegex("parameters, ([0-9 ]+)·B")]
    private static partial Regex Floats();
}
