using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Translate;

/// <summary>How both tasks are learnt: Adam, with a rate that falls to 0 along a cosine, and gradients whose norm over all parameters is at most 1.</summary>
internal static class Learning
{
    public static void Learn(Network learner, Dataset training, Dataset held, string rightAnswers, Options options)
    {
        var recipe = new TrainingOptions
        {
            Epochs = 1,
            BatchSize = options.Batch,
            Optimizer = new Adam(options.Rate),
            Schedule = new CosineDecay(((training.Count - 1) / options.Batch + 1) * options.Epochs, ScheduleUnit.Steps),
            ClipNorm = 1,
            Validation = held,
        };

        // One call after the other with the same optimizer goes on where the last has ended, and says how each epoch went.
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            EpochResult result = learner.Fit(training, recipe).Last;
            Console.WriteLine(FormattableString.Invariant(
                $"epoch {epoch}/{options.Epochs}  loss {result.Loss:F4}  held-out loss {result.ValidationLoss:F4}  {rightAnswers} {result.ValidationAccuracy:F4}  {result.Duration.TotalSeconds:F1} s"));
        }

        if (options.Save is not null)
            learner.Save(options.Save);
    }

    /// <summary>Some from all over a list.</summary>
    public static IEnumerable<T> Spread<T>(IReadOnlyList<T> all, int count) => Enumerable.Range(0, count).Select(i => all[(2 * i + 1) * all.Count / (2 * count)]);
}
