using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetCompiler;

public sealed partial class Vocabulary
{
    private const string Heading = "vocabulary of ", HeadingEnd = " words";

    /// <summary>Writes a text file, whole or not at all: UTF-8, a line <c>vocabulary of 4999 words</c>, then each word on a line of its own, by rank.</summary>
    /// <param name="path">Its name; its folder must exist.</param>
    /// <exception cref="IOException">The path is a folder, its folder is missing, or the disk is full; what was there before stays.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing there is not allowed.</exception>
    public void Save(string path) => AtomicFile.Write(path, file =>
    {
        using var writer = new StreamWriter(file, Utf8.Strict, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Heading}{_words.Length}{HeadingEnd}"));
        foreach (string word in _words)
            writer.WriteLine(word);
    });

    /// <summary>Reads what <see cref="Save"/> wrote; lines may also end with a carriage return and a line feed.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut off or no vocabulary; the message says where, what was found and what is needed.</exception>
    public static Vocabulary Load(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Load(file, Path.GetFileName(path));
    }

    /// <summary>Reads a stream to its end, as <see cref="Load(string)"/>.</summary>
    /// <param name="stream">The stream; seekable. Plain or gzip.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The stream is damaged, cut off or no vocabulary; the message says where, what was found and what is needed.</exception>
    public static Vocabulary Load(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        List<string> lines = Utf8.Lines(Unzipped.Read(stream, name), name);
        if (lines.Count == 0 || Announced(lines[0]) is not { } count)
            throw new InvalidDataException($"{name} is no vocabulary: its first line must be '{Heading}N{HeadingEnd}', but is {(lines.Count == 0 ? "missing" : $"'{Utf8.Shown(lines[0])}'")}.");
        if (lines.Count - 1 != count)
            throw new InvalidDataException($"{name} is cut off or damaged: its first line announces {count} words, but {lines.Count - 1} follow.");

        lines.RemoveAt(0);
        Check(lines, name);
        return new(lines);
    }

    private static int? Announced(string line) =>
        line.StartsWith(Heading, StringComparison.Ordinal) && line.EndsWith(HeadingEnd, StringComparison.Ordinal) && line.Length > Heading.Length + HeadingEnd.Length
        && int.TryParse(line.AsSpan()[Heading.Length..^HeadingEnd.Length], NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;

    private static void Check(List<string> words, string name)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0, line = 2; i < words.Count; i++, line++)
        {
            if (Fault(words[i]) is { } fault)
                throw new InvalidDataException($"{name}, line {line} {fault}, but must have a word.");
            if (!seen.TryAdd(words[i], line))
                throw new InvalidDataException($"{name}, line {line} has '{Utf8.Shown(words[i])}', which line {seen[words[i]]} has already. Words must differ.");
        }
    }
}
