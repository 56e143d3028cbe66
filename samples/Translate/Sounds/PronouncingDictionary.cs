using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Translate.Sounds;

/// <summary>
/// The CMU pronouncing dictionary: a word a line with its phonemes, such as <c>reader R IY1 D ER0</c>. Second pronunciations, <c>read(2)</c>, are left out, and so are stress and comments, which begin with #.
/// </summary>
internal static class PronouncingDictionary
{
    private const string Name = "cmudict.dict";

    public static IReadOnlyList<Word> Load(string folder)
    {
        string path = new[] { "", "cmudict", Path.Combine("seq2seq", "cmudict") }.SelectMany(_ => new[] { Name, Name + ".gz" }, (inside, name) => Path.Combine(folder, inside, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no {Name} or {Name}.gz in {folder} nor in its subfolders cmudict and seq2seq/cmudict. Put the dictionary there.");

        using Stream file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        var words = new List<Word>();

        for (int line = 1; reader.ReadLine() is { } text; line++)
            if (Parse(text, path, line) is { Fits: true } word)
                words.Add(word);
        return words;
    }

    private static Word? Parse(string text, string path, int line)
    {
        string[] parts = text.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0].Contains('('))
            return null;

        int[] sounds = [.. parts.Skip(1).Select(part => Word.NumberOf(part.TrimEnd('0', '1', '2')))];
        int unknown = Array.IndexOf(sounds, -1);
        return unknown < 0
            ? new Word(parts[0], sounds)
            : throw new InvalidDataException($"{Path.GetFileName(path)}, line {line}: '{parts[unknown + 1]}' is no phoneme of ARPAbet.");
    }
}
