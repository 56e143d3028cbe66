using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace NetCompiler.Generator.Tests.Harness;

/// <summary>Sources in which <c>[|…|]</c> marks where the generator or an analyzer must report, in order.</summary>
internal static class Marked
{
    /// <summary>Asserts that this rule is reported at each mark and nothing else anywhere; returns the diagnostics.</summary>
    public static IReadOnlyList<Diagnostic> Reports(string rule, string markup)
    {
        (string source, List<TextSpan> spans) = Read(markup);
        IReadOnlyList<Diagnostic> reported = Compiled.Tolerantly(source).Findings;

        string expected = string.Join("\n", spans.Select(span => $"{rule} at '{source.Substring(span.Start, span.Length)}' ({span.Start})"));
        string actual = string.Join("\n", reported.Select(d => $"{d.Id} at '{source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}' ({d.Location.SourceSpan.Start})"));

        Assert.True(expected == actual, $"Expected:\n{expected}\nReported:\n{actual}\n{string.Join("\n", reported.Select(d => d.GetMessage()))}");
        return reported;
    }

    public static (string Source, List<TextSpan> Spans) Read(string markup)
    {
        List<TextSpan> spans = [];
        string source = markup;

        for (int start = source.IndexOf("[|", System.StringComparison.Ordinal); start >= 0; start = source.IndexOf("[|", System.StringComparison.Ordinal))
        {
            source = source.Remove(start, 2);
            int end = source.IndexOf("|]", System.StringComparison.Ordinal);
            source = source.Remove(end, 2);
            spans.Add(TextSpan.FromBounds(start, end));
        }

        return (source, spans);
    }
}
