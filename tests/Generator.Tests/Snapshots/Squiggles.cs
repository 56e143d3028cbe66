using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using VerifyXunit;
using Xunit;

namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>Every diagnostic as an editor shows it: the example of its page, what is underlined, and the message, in one file to read through.</summary>
public sealed class Squiggles
{
    private static readonly Lazy<string> Text = new(() => string.Join("\n", DiagnosticPages.Ids.Select(Shown).Prepend("Every diagnostic, where it stands.\n")));

    [Fact]
    public Task Every_diagnostic_where_it_stands() => Verifier.Verify(Text.Value).UseDirectory(".").UseFileName(nameof(Squiggles));

    [Fact]
    public void No_id_lacks_one()
    {
        string[] shown = [.. Text.Value.Split('\n').Where(line => line.StartsWith("NC", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];
        string[] reported = [.. Rules.All.Select(rule => rule.Id).Except([Rules.DoesNotCompile, Rules.Internal])];

        Assert.Equal(reported.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Equal(reported.Length, Text.Value.Split('\n').Count(line => line.Trim().Trim('^').Length == 0 && line.Contains('^')));
    }

    private static string Shown(string id)
    {
        (string source, _) = DiagnosticPages.Example(id);
        Diagnostic diagnostic = Assert.Single(Compiled.Tolerantly(source).Findings);
        SourceText text = diagnostic.Location.SourceTree!.GetText();
        TextSpan span = diagnostic.Location.SourceSpan;
        StringBuilder shown = new();
        shown.Append(diagnostic.Id).Append(' ').Append(diagnostic.Severity.ToString().ToLowerInvariant()).Append(": ").Append(diagnostic.Descriptor.Title).Append("\n\n");

        foreach (TextLine line in text.Lines.Skip(2))
        {
            shown.Append("    ").Append(line.ToString()).Append('\n');

            // Of something that spans lines, the first: editors underline all of them.
            if (line.Span.Contains(span.Start))
                shown.Append("    ").Append(' ', span.Start - line.Start).Append('^', Math.Max(1, Math.Min(span.End, line.End) - span.Start)).Append('\n');
        }

        return Trimmed(shown).Append("\n\n    ").Append(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Append('\n').ToString();
    }

    /// <summary>Without empty lines at the end, and without spaces at the end of a line.</summary>
    private static StringBuilder Trimmed(StringBuilder text) =>
        new(string.Join("\n", text.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())));
}
