using System;
using System.Globalization;

namespace NetCompiler;

/// <summary>
/// A figure that says how good predictions are, gathered batch by batch: <see cref="Network.Evaluate(Dataset, Metric[])"/> resets it, feeds it what
/// Predict returns beside the targets, in the order of the examples and on the calling thread, and reads it. It can be fed by hand as well. Feeding allocates nothing
/// once the number of classes is known. Sample weights do not enter: every example counts once.
/// </summary>
/// <remarks>
/// A figure that is 0/0, such as the precision of a class that was never predicted, is undefined: its <see cref="Value"/> is null, and averages over classes leave
/// it out. <see cref="ConfusionMetric.Undefined"/> chooses a number instead.
/// </remarks>
public abstract class Metric
{
    /// <param name="name">What to call it.</param>
    protected Metric(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>What evaluations and histories call it; two metrics of one evaluation need different names.</summary>
    public string Name { get; init; }

    /// <summary>Which output of the network it looks at, by name; by default the first that has a target of the right kind.</summary>
    public string? Output { get; init; }

    /// <summary>The figure for everything fed since the last <see cref="Reset"/>; null where it is undefined.</summary>
    public abstract double? Value { get; }

    /// <summary>Forgets everything.</summary>
    public abstract void Reset();

    /// <summary>
    /// A metric of one's own: the mean of a function of a predicted value and its target, over all values of an output of numbers.
    /// <code>
    /// Metric.Mean("MAPE", (prediction, target) => 100 * Math.Abs((prediction - target) / target))
    /// </code>
    /// A metric that needs more than a mean derives from <see cref="RegressionMetric"/> or <see cref="ClassificationMetric"/>: an answer at a time, a figure at the end.
    /// </summary>
    /// <param name="name">What to call it.</param>
    /// <param name="of">The function.</param>
    /// <param name="output">Which output of the network it looks at; by default the first that is compared with numbers.</param>
    public static RegressionMetric Mean(string name, Func<float, float, double> of, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(of);
        return new MeanOf(name, of) { Output = output };
    }

    /// <summary>Feeds answers that are compared with classes.</summary>
    /// <param name="predictions">The scores of every answer, one after the other: one per class, or one alone for yes or no.</param>
    /// <param name="labels">The right class of every answer, from 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is not one of the classes.</exception>
    public abstract void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels);

    /// <summary>Feeds answers that are compared with as many real numbers.</summary>
    /// <param name="predictions">The values of every answer, one after the other.</param>
    /// <param name="targets">What they should be: numbers to predict, probabilities of the classes (one-hot), or 1 and 0 for yes and no.</param>
    /// <param name="width">How many values belong to one answer.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public abstract void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int width = 1);

    /// <summary><c>F1 macro 0.9662</c></summary>
    public override string ToString() => $"{Name} {Text(Value)}";

    /// <summary>Whether an output without <see cref="Output"/> is one to look at.</summary>
    private protected virtual bool Suits(OutputKind kind) => true;

    internal bool LooksAt(OutputKind kind) => Suits(kind);

    internal static string Text(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "undefined";

    private protected static void CheckLengths(int predictions, int targets, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (predictions != targets || predictions % width != 0)
            throw new ArgumentException($"{predictions} predictions and {targets} targets are not answers of {width} values each: both lengths must be the same multiple of {width}.");
    }
}

/// <summary>What an output is compared with.</summary>
internal enum OutputKind
{
    /// <summary>Answers that are right or wrong.</summary>
    Classes,

    /// <summary>Real numbers.</summary>
    Numbers,
}
