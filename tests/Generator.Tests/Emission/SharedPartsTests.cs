using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>The gradients of a GRU's gates are parts of two gradients of products, of one in the loop and of one behind it: each step puts them into both.</summary>
public sealed class SharedPartsTests
{
    [Fact]
    public void Gates_lie_in_both_wholes_and_nothing_is_copied_behind_the_loop()
    {
        string text = Gru(units: 32);

        Assert.Matches(@"DGru1Reset\(in Pass pass\) => DGru1Projected\(pass\); .*part of ∂gru1\.projected", text);
        Assert.Matches(@"DGru1ResetCopy\(in Pass pass\) => DGru1Gates\(pass\); .*part of ∂gru1\.gates", text);
        Assert.DoesNotContain("Loop.Copy(pass.Positions", text);
    }

    [Fact]
    public void Gates_that_do_not_end_with_a_cache_line_are_copied_as_they_were()
    {
        string text = Gru(units: 17);

        Assert.DoesNotContain("DGru1ResetCopy", text);
        Assert.Contains("Loop.Copy(pass.Positions", text);
    }

    private static string Gru(int units) => Compiled.From($"using NetCompiler;\n[Network, Input(7, 5), Dense(6), Gru({units}), MeanSquaredError] partial class Net;").Text;
}
