using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>docs/diagnostics.md: a section per rule, and examples that draw what the section says, in these words.</summary>
public sealed partial class DiagnosticPages
{
    private static readonly Dictionary<string, string> Sections = SectionText()
        .Matches(File.ReadAllText(Repository.At("docs", "diagnostics.md")).ReplaceLineEndings("\n"))
        .ToDictionary(section => section.Groups[1].Value, section => section.Groups[2].Value);

    public static TheoryData<string> Examples => [.. Ids];

    /// <summary>The rules whose section has an example, in the order of the page.</summary>
    internal static IEnumerable<string> Ids => Sections.Where(section => !section.Value.Contains("There is no example:")).Select(section => section.Key);

    /// <summary>The example of a section as a whole source, and the message beside it.</summary>
    internal static (string Source, string Message) Example(string id) =>
        ("using System;\nusing NetCompiler;\n" + Code().Match(Sections[id]).Groups[1].Value, Quote().Match(Sections[id]).Groups[1].Value);

    [Fact]
    public void Every_rule_has_a_section_and_every_section_a_rule()
    {
        IEnumerable<string> reported = Rules.All.Select(rule => rule.Id).Where(id => id != Rules.DoesNotCompile);
        Assert.Equal(reported.Order(StringComparer.Ordinal), Sections.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_example_draws_the_diagnostic_with_the_message_beside_it(string id)
    {
        (string source, string message) = Example(id);
        Compiled compiled = Compiled.Tolerantly(source);
        var reported = Assert.Single(compiled.Findings);
        Assert.Equal((id, message), (reported.Id, reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"^## (NC\d{4})\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionText();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();
}
