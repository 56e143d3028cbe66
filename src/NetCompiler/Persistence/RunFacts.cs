using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler;

/// <summary>The numbers of a run and of an optimizer as metadata of a checkpoint, and back.</summary>
internal static class RunFacts
{
    private const string History = "run.history.", Metric = "run.metric.", End = "run.end", Nothing = "-";

    public static void Put(Facts facts, RunState run)
    {
        facts.Put("run.network_passes", run.NetworkPasses);
        facts.Put("run.network_epochs", run.NetworkEpochs);
        facts.Put("run.epoch", run.Epoch);
        if (run.End is { } end)
            facts.Put(End, $"{end}");
        facts.Put("run.sums", Join(run.Sums.Steps, run.Sums.Batches, run.Sums.Examples, run.Sums.Loss, run.Sums.Right, run.Sums.Answers, run.Sums.Duration.Ticks));
        foreach (EpochResult epoch in run.History)
            Put(facts, epoch);
        foreach (NamedNumber number in run.Numbers)
            facts.Put("run.number." + number.Name, number.Value);
    }

    private static void Put(Facts facts, EpochResult epoch)
    {
        facts.Put($"{History}{epoch.Epoch}", Join(
            epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.Duration.Ticks, epoch.ExamplesPerSecond));
        foreach ((string metric, double? value) in epoch.Metrics)
            facts.Put($"{Metric}{epoch.Epoch}.{metric}", Join(value));
    }

    /// <param name="facts">What the file says.</param>
    /// <param name="now">The state of the run that will go on.</param>
    /// <param name="memories">What the file remembers per parameter.</param>
    public static RunState Run(Facts facts, RunState now, IReadOnlyList<NamedMemory> memories) => now with
    {
        NetworkPasses = facts.Get<ulong>("run.network_passes"),
        NetworkEpochs = facts.Get<ulong>("run.network_epochs"),
        Epoch = facts.Get<int>("run.epoch"),
        Sums = Sums(new Reader(facts, "run.sums", facts.Text("run.sums"))),
        History = [.. facts.Under(History).Select(epoch => Result(facts, facts.Parse<int>(History, epoch.Name), new Reader(facts, History + epoch.Name, epoch.Text)))],
        End = facts.Texts.TryGetValue(End, out string? end) && Enum.TryParse(end, out TrainingEnd known) ? known : null,
        Numbers = [.. facts.Under("run.number.").Select(number => new NamedNumber(number.Name, facts.Parse<double>(number.Name, number.Text)))],
        Memories = memories,
    };

    public static void Put(Facts facts, OptimizerState optimizer)
    {
        facts.Put("optimizer", optimizer.Type);
        facts.Put("optimizer.learning_rate", optimizer.LearningRate);
        facts.Put("optimizer.steps", optimizer.Steps);
        facts.Put("optimizer.epochs", optimizer.Epochs);
        foreach (NamedNumber number in optimizer.Numbers)
            facts.Put("optimizer.number." + number.Name, number.Value);
    }

    public static OptimizerState Optimizer(Facts facts, IReadOnlyList<NamedMemory> memories) => new(
        facts.Text("optimizer"), facts.Get<float>("optimizer.learning_rate"), facts.Get<long>("optimizer.steps"), facts.Get<long>("optimizer.epochs"),
        [.. facts.Under("optimizer.number.").Select(number => new NamedNumber(number.Name, facts.Parse<double>(number.Name, number.Text)))], memories);

    private static EpochSums Sums(Reader next) => new(
        next.Get<int>(), next.Get<int>(), next.Get<long>(), next.Get<double>(), next.Get<long>(), next.Get<long>(), TimeSpan.FromTicks(next.Get<long>()));

    private static EpochResult Result(Facts facts, int epoch, Reader next) => new(
        epoch, next.Get<double>(), next.GetOrNull(), next.GetOrNull(), next.GetOrNull(), TimeSpan.FromTicks(next.Get<long>()), next.Get<double>())
    {
        Metrics = facts.Under($"{Metric}{epoch}.").ToDictionary(metric => metric.Name, metric => new Reader(facts, metric.Name, metric.Text).GetOrNull()),
    };

    private static string Join(params IFormattable?[] values) => string.Join(' ', values.Select(value => value?.ToString(null, CultureInfo.InvariantCulture) ?? Nothing));

    /// <summary>Values that stand in one text, one after the other.</summary>
    private sealed class Reader(Facts facts, string name, string text)
    {
        private readonly Queue<string> _left = new(text.Split(' '));

        public T Get<T>() where T : IParsable<T> => facts.Parse<T>(name, Next());

        public double? GetOrNull() => Next() is var value && value == Nothing ? null : facts.Parse<double>(name, value);

        private string Next() => _left.TryDequeue(out string? value) ? value : "too short";
    }
}
