using System;
using System.Collections.Generic;
using System.IO;

namespace NetCompiler;

public sealed partial class Vocabulary
{
    private static readonly CountedLines Format = new("vocabulary", "words");

    /// <summary>Writes a text file, whole or not at all: UTF-8, a line <c>vocabulary of 4999 words</c>, then each word on a line of its own, by rank.</summary>
    /// <param name="path">Its name; its folder must exist.</param>
    /// <exception cref="IOException">The path is a folder, its folder is missing, or the disk is full; what was there before stays.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing there is not allowed.</exception>
    public void Save(string path) => Format.Save(path, _words);

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
        List<string> lines = Format.Read(stream, name);
        Check(lines, name);
        return new(lines);
    }

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
