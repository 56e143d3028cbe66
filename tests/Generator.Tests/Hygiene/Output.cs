using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>The generated text depends on the source alone: not on the run, not on the machine's language.</summary>
public sealed class Output
{
    public static TheoryData<string> Networks => [.. Recording.All];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Two_runs_write_the_same_text(string name) => Assert.Equal(Generated(name), Generated(name));

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_culture_with_a_decimal_comma_and_a_true_minus_changes_nothing(string name)
    {
        CultureInfo usual = CultureInfo.CurrentCulture, hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        hostile.NumberFormat.NegativeSign = "\u2212";
        string expected = Generated(name);

        try
        {
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, Generated(name));
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Lines_end_with_a_line_feed_and_with_nothing_before_it(string name)
    {
        string text = Generated(name);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\t', text);
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
        Assert.EndsWith("}\n", text);
    }

    private static string Generated(string name)
    {
        GeneratorDriver ran = Sources.Driver().RunGenerators(Sources.Compile(Recording.Read(name).Source));
        return string.Concat(ran.GetRunResult().GeneratedTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal).Select(tree => tree.ToString()));
    }
}
