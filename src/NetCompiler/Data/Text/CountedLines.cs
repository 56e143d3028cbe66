using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetCompiler;

/// <summary>Text files whose first line says what they are and how many lines follow, such as <c>vocabulary of 4999 words</c>, so that one that is cut off is seen to be.</summary>
/// <param name="What">What the file is.</param>
/// <param name="Lines">What its lines are.</param>
internal sealed record CountedLines(string What, string Lines)
{
    private string Heading => What + " of ";

    private string HeadingEnd => " " + Lines;

    /// <summary>Writes a file whole or not at all, in UTF-8.</summary>
    public void Save(string path, IReadOnlyCollection<string> lines) => AtomicFile.Write(path, file =>
    {
        using var writer = new StreamWriter(file, Utf8.Strict, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Heading}{lines.Count}{HeadingEnd}"));
        foreach (string line in lines)
            writer.WriteLine(line);
    });

    /// <summary>The lines after the first: line 2 of the stream is the first of them.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged, cut off or something else.</exception>
    public List<string> Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        List<string> lines = Utf8.Lines(Unzipped.Read(stream, name), name);
        if (lines.Count == 0 || Announced(lines[0]) is not { } count)
            throw new InvalidDataException($"{name} is no {What}: its first line must be '{Heading}N{HeadingEnd}', but is {(lines.Count == 0 ? "missing" : $"'{Utf8.Shown(lines[0])}'")}.");
        if (lines.Count - 1 != count)
            throw new InvalidDataException($"{name} is cut off or damaged: its first line announces {count} {Lines}, but {lines.Count - 1} follow.");

        lines.RemoveAt(0);
        return lines;
    }

    private int? Announced(string line) =>
        line.StartsWith(Heading, StringComparison.Ordinal) && line.EndsWith(HeadingEnd, StringComparison.Ordinal) && line.Length > Heading.Length + HeadingEnd.Length
        && int.TryParse(line.AsSpan()[Heading.Length..^HeadingEnd.Length], NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;
}
