using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler;

/// <summary>What <see cref="Network.Fit(Dataset, TrainingOptions, System.Threading.CancellationToken)">Network.Fit</see> has seen, epoch by epoch.</summary>
/// <param name="Epochs">In order.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs)
{
    /// <summary>The last epoch.</summary>
    public EpochResult Last => Epochs[^1];

    /// <summary>Why training ended.</summary>
    public TrainingEnd End { get; init; }

    /// <summary>The number of the best epoch, where <see cref="TrainingOptions.EarlyStopping"/> looked for it.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>A line per epoch.</summary>
    public override string ToString() => string.Join('\n', Epochs);
}

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss of its examples, each at the time when it was seen, in training mode, without penalties: comparable with that of the validation data.</param>
/// <param name="Accuracy">The fraction of right answers at that time, where answers can be right; of the first output that has them.</param>
/// <param name="ValidationLoss">The mean loss of the validation data after the epoch.</param>
/// <param name="ValidationAccuracy">The fraction of right answers there.</param>
/// <param name="Duration">How long training took, without validation.</param>
/// <param name="ExamplesPerSecond">Examples divided by duration.</param>
public sealed record EpochResult(
    int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy, TimeSpan Duration, double ExamplesPerSecond)
{
    internal static readonly IReadOnlyDictionary<string, double?> NoMetrics = new Dictionary<string, double?>();

    /// <summary>The figures of <see cref="TrainingOptions.Metrics"/> for the validation data, by name; null where one is undefined.</summary>
    public IReadOnlyDictionary<string, double?> Metrics { get; init; } = NoMetrics;

    /// <summary><c>epoch 3: loss 0.1402, accuracy 0.9583, validation loss 0.1571, validation accuracy 0.9520, F1 macro 0.9516, 1.2 s</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"epoch {Epoch}: loss {Loss:F4}{Text("accuracy", Accuracy)}{Text("validation loss", ValidationLoss)}{Text("validation accuracy", ValidationAccuracy)}{string.Concat(Metrics.Select(metric => $", {metric.Key} {Metric.Text(metric.Value)}"))}, {Duration.TotalSeconds:F1} s");

    private static string Text(string name, double? value) => value is null ? "" : $", {name} {Metric.Text(value)}";
}
