using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NetCompiler;

/// <summary>Files of lines in UTF-8, and nothing but UTF-8.</summary>
internal static class Utf8
{
    private const int Most = 40;

    /// <summary>UTF-8 without a mark at its beginning, which takes no other bytes for it.</summary>
    public static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines, each ended by a line feed or by a carriage return before it; a mark at the beginning is passed over.</summary>
    /// <exception cref="InvalidDataException">A line is not UTF-8, or the last one does not end: the file is cut off.</exception>
    public static List<string> Lines(ReadOnlySpan<byte> content, string name)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];

        var lines = new List<string>();
        while (!content.IsEmpty)
        {
            int end = content.IndexOf((byte)'\n');
            if (end < 0)
                throw new InvalidDataException($"{name}, line {lines.Count + 1} does not end with a line break: the file is cut off or damaged.");

            lines.Add(Line(content[..end], name, lines.Count + 1));
            content = content[(end + 1)..];
        }

        return lines;
    }

    /// <summary>A text of a file as messages show it: not too long, and on one line.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, Most)))
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? '·' : c);
        return text.Length > Most ? shown + "…" : shown.ToString();
    }

    private static string Line(ReadOnlySpan<byte> line, string name, int number)
    {
        try
        {
            return Strict.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{name}, line {number} is not UTF-8 at its byte {error.Index}.", error);
        }
    }
}
