using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NetCompiler;

namespace Shakespeare;

/// <summary>What is trained with: a text from a file, or a written one, as numbers of characters; the last tenth is held out, and has no say in which characters have numbers.</summary>
internal sealed record Texts(Alphabet Alphabet, int[] Training, int[] Held)
{
    private const int Written = 200_000, HeldOut = 10;
    private const string Name = "tinyshakespeare.txt";

    public static Texts Load(Options options)
    {
        string text = Read(options);
        if (options.Characters is { } most && most < text.Length)
            text = text[..most];

        int training = text.Length - text.Length / HeldOut;
        Alphabet alphabet = Alphabet.Of(text[..training], Networks.Characters);
        var loaded = new Texts(alphabet, alphabet.NumbersOf(text[..training]), alphabet.NumbersOf(text[training..]));

        return loaded.Held.Length > Networks.Length
            ? loaded
            : throw new InvalidDataException($"The text has {text.Length} characters, but its last tenth, which is held out, needs more than {Networks.Length}. Give a longer text.");
    }

    private static string Read(Options options)
    {
        if (options.Text is not null)
            return Open(options.Text);
        if (options.Data is not null)
            return Open(Find(options.Data));

        Console.WriteLine($"Writing a play of {Written} characters (seed {options.Seed}); --data DIR and --text FILE read others.");
        return WrittenPlay.Write(Written, options.Seed);
    }

    private static string Find(string folder) =>
        new[] { "", "text" }.SelectMany(inside => new[] { Name, Name + ".gz" }, (inside, name) => Path.Combine(folder, inside, name)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"There is no {Name} or {Name}.gz in {folder} nor in its subfolder text. Put the text there, or name another one with --text.");

    private static string Open(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
