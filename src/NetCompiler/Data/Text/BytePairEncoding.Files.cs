using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetCompiler;

public sealed partial class BytePairEncoding
{
    private static readonly CountedLines Format = new("byte-pair encoding", "pairs");

    /// <summary>Reads what <see cref="Save"/> wrote; lines may also end with a carriage return and a line feed.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut off or no byte-pair encoding; the message says where, what was found and what is needed.</exception>
    public static BytePairEncoding Load(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Load(file, Path.GetFileName(path));
    }

    /// <summary>Reads a stream to its end, as <see cref="Load(string)"/>.</summary>
    /// <param name="stream">The stream; seekable. Plain or gzip.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The stream is damaged, cut off or no byte-pair encoding; the message says where, what was found and what is needed.</exception>
    public static BytePairEncoding Load(Stream stream, string name)
    {
        List<string> lines = Format.Read(stream, name);
        var merges = new (int, int)[lines.Count];
        var seen = new Dictionary<(int, int), int>();

        for (int i = 0, line = 2; i < merges.Length; i++, line++)
        {
            merges[i] = Parse(lines[i]) ?? throw new InvalidDataException($"{name}, line {line} is '{Utf8.Shown(lines[i])}', but must be two numbers with a blank between them, such as 116 104.");
            if (Fault(merges[i], Bytes + i) is { } fault)
                throw new InvalidDataException($"{name}, line {line} {fault}.");
            if (!seen.TryAdd(merges[i], line))
                throw new InvalidDataException($"{name}, line {line} has '{lines[i]}', which line {seen[merges[i]]} has already. Pairs must differ.");
        }

        return new(merges);
    }

    private static string Line((int Left, int Right) pair) => string.Create(CultureInfo.InvariantCulture, $"{pair.Left} {pair.Right}");

    /// <summary>The pair of a line, if it is written as <see cref="Line"/> writes it.</summary>
    private static (int, int)? Parse(string line) =>
        line.Split(' ') is [var left, var right] && Number(left) is { } l && Number(right) is { } r && Line((l, r)) == line ? (l, r) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
