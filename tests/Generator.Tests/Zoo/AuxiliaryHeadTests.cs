using System;
using System.IO;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>GoogLeNet's heads in its middle: trained, and no part of a prediction.</summary>
public sealed class AuxiliaryHeadTests
{
    [Fact]
    public void Nothing_of_a_head_is_in_the_code_that_predicts()
    {
        string text = Compiled.From(File.ReadAllText(Repository.At("samples", "Zoo", "GoogLeNet.cs"))).Text;
        string training = Section(text, "Forward"), prediction = Section(text, "Prediction");

        Assert.Contains("Aux1", training, StringComparison.Ordinal);
        Assert.Contains("Aux2", training, StringComparison.Ordinal);
        Assert.DoesNotContain("aux", prediction, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Inception5b", prediction, StringComparison.Ordinal);
    }

    /// <summary>From a ruled line to the next.</summary>
    private static string Section(string text, string title)
    {
        int start = text.IndexOf($"// ── {title} ──", StringComparison.Ordinal);
        Assert.True(start >= 0, title);
        int end = text.IndexOf("// ── ", start + 5, StringComparison.Ordinal);
        return text[start..(end < 0 ? text.Length : end)];
    }
}
