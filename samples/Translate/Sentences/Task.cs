using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler;

namespace Translate.Sentences;

/// <summary>English sentences into German: learns, translates some that it has not seen, shows what it looked at, and measures itself.</summary>
internal static class Task
{
    public static void Run(Options options)
    {
        string folder = options.Data ?? throw new FileNotFoundException("Sentences are read from Multi30k's files, and there is none in the program. Say where they are with --data DIR.");
        (IReadOnlyList<Sentence> all, IReadOnlyList<Sentence> held) = Multi30k.Load(folder);
        IReadOnlyList<Sentence> training = [.. all.Where(sentence => sentence.Fits).Take(options.Examples ?? int.MaxValue)];
        var words = new Dictionaries(training);
        Dataset examples = words.DatasetOf(training);

        var learner = new Learner(options.Seed) { Threads = options.Threads };
        Learning.Learn(learner, examples, words.DatasetOf([.. held.Where(sentence => sentence.Fits)]), "words right", options);

        var translator = new Translator(learner, words, options.Beam);
        foreach (Sentence sentence in Learning.Spread(held, 3))
            Console.WriteLine($"  {string.Join(' ', sentence.English)}\n    → {string.Join(' ', translator.German(sentence))}\n      (Multi30k: {string.Join(' ', sentence.German)})");

        Show(translator, Learning.Spread([.. held.Where(sentence => sentence.Fits)], 20).MaxBy(sentence => sentence.English.Length)!, options);
        double bleu = Bleu.Of([.. held.Select(sentence => (translator.German(sentence), sentence.German))]);
        Console.WriteLine(FormattableString.Invariant($"BLEU {bleu:F4} of {held.Count} sentences"));
    }

    private static void Show(Translator translator, Sentence sentence, Options options)
    {
        Sentence found = sentence with { German = translator.German(sentence) };
        float[][] weights = translator.Attention(found);
        AttentionMap.Print(found.English, found.German, weights);
        if (options.Map is not null)
            AttentionMap.Save(options.Map, found.English, found.German, weights);
    }
}
