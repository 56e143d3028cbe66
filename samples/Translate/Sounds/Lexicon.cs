using System;
using System.Collections.Generic;
using System.Linq;

namespace Translate.Sounds;

/// <summary>Which words are learnt from.</summary>
internal static class Lexicon
{
    private const int Written = 6000, HeldOut = 20;

    /// <summary>One word in twenty is held out, every twentieth in the order of the dictionary: kin of most of them, which stand beside them, are learnt from.</summary>
    public static (IReadOnlyList<Word> Training, IReadOnlyList<Word> Held) Load(Options options)
    {
        IReadOnlyList<Word> words = Read(options);
        if (options.Examples is { } most && most < words.Count)
            words = [.. Enumerable.Range(0, most).Select(i => words[(int)((long)i * words.Count / most)])];
        return ([.. words.Where((_, i) => i % HeldOut != 0)], [.. words.Where((_, i) => i % HeldOut == 0)]);
    }

    private static IReadOnlyList<Word> Read(Options options)
    {
        if (options.Data is not null)
            return PronouncingDictionary.Load(options.Data);

        Console.WriteLine($"Writing {Written} words (seed {options.Seed}); --data DIR reads a dictionary.");
        return SpelledWords.Write(Written, options.Seed);
    }
}
