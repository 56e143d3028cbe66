using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler;
using Translate;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    (IReadOnlyList<Word> training, IReadOnlyList<Word> held) = Recipe.Load(options);
    Dataset examples = Word.DatasetOf(training);
    TrainingOptions recipe = Recipe.For(examples, Word.DatasetOf(held), options);
    var learner = new Learner(options.Seed) { Threads = options.Threads };

    // One call after the other with the same optimizer goes on where the last has ended, and says how each epoch went.
    for (int epoch = 1; epoch <= options.Epochs; epoch++)
    {
        EpochResult result = learner.Fit(examples, recipe with { Epochs = 1 }).Last;
        Console.WriteLine(FormattableString.Invariant(
            $"epoch {epoch}/{options.Epochs}  loss {result.Loss:F4}  held-out loss {result.ValidationLoss:F4}  sounds right {result.ValidationAccuracy:F4}  {result.Duration.TotalSeconds:F1} s"));
    }

    if (options.Save is not null)
        learner.Save(options.Save);
    var translator = new Translator(learner, options.Beam);
    foreach (Word word in Spread(held, 3))
        Console.WriteLine($"  {word.Spelling}: {Word.Text(translator.Sounds(word))}  (dictionary: {Word.Text(word.Sounds)})");

    Word shown = Spread(held, 20).MaxBy(word => word.Spelling.Length)!;
    int[] sounds = translator.Sounds(shown);
    float[][] weights = translator.Attention(shown, sounds);
    AttentionMap.Print(shown.Spelling, sounds, weights);
    if (options.Map is not null)
        AttentionMap.Save(options.Map, shown.Spelling, sounds, weights);

    (int errors, int all) = translator.Errors(held);
    Console.WriteLine(FormattableString.Invariant($"phoneme error rate {(double)errors / all:F4} ({errors} of {all} sounds of {held.Count} words)"));
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

// Words from all over the dictionary.
static IEnumerable<Word> Spread(IReadOnlyList<Word> words, int count) => Enumerable.Range(0, count).Select(i => words[(2 * i + 1) * words.Count / (2 * count)]);
