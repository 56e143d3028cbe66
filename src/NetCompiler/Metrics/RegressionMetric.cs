using System;

namespace NetCompiler;

/// <summary>A figure about predicted numbers, in the units of the targets that the network is given. Undefined without predictions.</summary>
/// <param name="name">What to call it.</param>
public abstract class RegressionMetric(string name) : Metric(name)
{
    /// <summary>Labels are no numbers.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public sealed override void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels) =>
        throw new InvalidOperationException($"{Name} compares numbers, but was given labels of classes. Use a metric such as Accuracy, or name an Output with real targets.");

    /// <inheritdoc/>
    public sealed override void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int width = 1)
    {
        CheckLengths(predictions.Length, targets.Length, width);

        for (int at = 0; at < predictions.Length; at += width)
            Judge(predictions.Slice(at, width), targets.Slice(at, width));
    }

    /// <summary>Takes one answer.</summary>
    /// <param name="predictions">Its values.</param>
    /// <param name="targets">What they should be; as many.</param>
    protected abstract void Judge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

    private protected sealed override bool Suits(OutputKind kind) => kind == OutputKind.Numbers;
}
