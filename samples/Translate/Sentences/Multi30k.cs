using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetCompiler;

namespace Translate.Sentences;

/// <summary>Multi30k (Elliott et al. 2016): 29 000 captions of pictures in English and German, and 1 014 to measure with; a sentence a line, line by line in two files.</summary>
internal static class Multi30k
{
    private static readonly string[] Folders = ["", "multi30k", Path.Combine("seq2seq", "multi30k")];

    public static (IReadOnlyList<Sentence> Training, IReadOnlyList<Sentence> Held) Load(string folder) => (Read(folder, "train"), Read(folder, "val"));

    private static List<Sentence> Read(string folder, string part)
    {
        string[] english = Lines(folder, part + ".en"), german = Lines(folder, part + ".de");
        return english.Length == german.Length
            ? [.. english.Zip(german, (en, de) => new Sentence([.. Words.Of(en)], [.. Words.Of(de)]))]
            : throw new InvalidDataException($"{part}.en has {english.Length} lines and {part}.de has {german.Length}, but they must go together line by line. Get both from one release.");
    }

    private static string[] Lines(string folder, string name)
    {
        string path = Folders.SelectMany(_ => new[] { name, name + ".gz" }, (inside, file) => Path.Combine(folder, inside, file)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no {name} or {name}.gz in {folder} nor in its subfolders multi30k and seq2seq/multi30k. Put Multi30k's train and val files there.");

        using Stream file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return [.. lines];
    }
}
