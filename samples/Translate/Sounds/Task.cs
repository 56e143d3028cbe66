using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Translate.Sounds;

/// <summary>Words into their sounds: learns, says some words that it has not seen, shows what it looked at, and measures itself.</summary>
internal static class Task
{
    public static void Run(Options options)
    {
        (IReadOnlyList<Word> training, IReadOnlyList<Word> held) = Lexicon.Load(options);
        var learner = new Learner(options.Seed) { Threads = options.Threads };
        Learning.Learn(learner, Word.DatasetOf(training), Word.DatasetOf(held), "sounds right", options);

        var speaker = new Speaker(learner, options.Beam);
        foreach (Word word in Learning.Spread(held, 3))
            Console.WriteLine($"  {word.Spelling}: {Word.Text(speaker.Sounds(word))}  (dictionary: {Word.Text(word.Sounds)})");

        Show(speaker, Learning.Spread(held, 20).MaxBy(word => word.Spelling.Length)!, options);
        (int errors, int all) = speaker.ErrorsIn(held);
        Console.WriteLine(FormattableString.Invariant($"phoneme error rate {(double)errors / all:F4} ({errors} of {all} sounds of {held.Count} words)"));
    }

    private static void Show(Speaker speaker, Word word, Options options)
    {
        int[] sounds = speaker.Sounds(word);
        float[][] weights = speaker.Attention(word, sounds);
        string[] letters = [.. word.Spelling.Select(letter => letter.ToString())], names = [.. sounds.Select(sound => Word.Text([sound]))];
        AttentionMap.Print(letters, names, weights);
        if (options.Map is not null)
            AttentionMap.Save(options.Map, letters, names, weights);
    }
}
