using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler;

/// <summary>What <see cref="Network.Evaluate(Dataset, Metric[])"/> has measured.</summary>
/// <param name="Loss">The mean loss of all examples, in inference mode.</param>
/// <param name="Outputs">How each output answered, in the network's order.</param>
/// <param name="Metrics">The figures of the metrics that were asked for, by name: after that of the output, where the metric names one. Null where a figure is undefined.</param>
public sealed record Evaluation(double Loss, IReadOnlyList<OutputEvaluation> Outputs, IReadOnlyDictionary<string, double?> Metrics)
{
    /// <summary>The fraction of right answers; of the first output whose answers can be right, none if there is no such output.</summary>
    public double? Accuracy => Judged?.Accuracy;

    /// <summary>How many answers of that output were right.</summary>
    public long Correct => Judged?.Correct ?? 0;

    /// <summary>How many answers it gave: one per example, unless an example has several labels.</summary>
    public long Count => Judged?.Count ?? 0;

    private OutputEvaluation? Judged => Outputs.FirstOrDefault(output => output.Count > 0);

    /// <summary><c>loss 0.0714, accuracy 0.9667 (145 of 150), F1 macro 0.9662</c></summary>
    public override string ToString()
    {
        OutputEvaluation[] judged = [.. Outputs.Where(output => output.Count > 0)];
        return string.Join(", ", [
            $"loss {Loss.ToString("F4", CultureInfo.InvariantCulture)}",
            .. judged.Select(output => judged.Length == 1 ? output.Text : output.ToString()),
            .. Metrics.Select(metric => $"{metric.Key} {Metric.Text(metric.Value)}")]);
    }
}

/// <summary>How one output of a network answered.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="Correct">How many answers were right: the most probable class is the label, or, for yes-or-no outputs, p and target both reach ½ or neither does.</param>
/// <param name="Count">How many answers there were, without those whose target is missing; 0 for an output whose answers are not simply right or wrong.</param>
public sealed record OutputEvaluation(string Name, long Correct, long Count)
{
    /// <summary>Correct / Count, where there are answers.</summary>
    public double? Accuracy => Count == 0 ? null : (double)Correct / Count;

    /// <summary><c>species accuracy 0.9667 (145 of 150)</c></summary>
    public override string ToString() => Count == 0 ? $"{Name} is not judged" : $"{Name} {Text}";

    internal string Text => string.Create(CultureInfo.InvariantCulture, $"accuracy {Accuracy:F4} ({Correct} of {Count})");
}
