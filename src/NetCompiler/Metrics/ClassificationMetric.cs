using System;

namespace NetCompiler;

/// <summary>
/// A figure about answers that name a class. Several scores name the class of the largest (the first of several; NaN counts as the smallest); a single
/// score names class 1 where it reaches <see cref="Threshold"/>, else class 0. Real targets name their class in the same way, with a threshold of ½.
/// </summary>
/// <param name="name">What to call it.</param>
public abstract class ClassificationMetric(string name) : Metric(name)
{
    /// <summary>From which score on a yes-or-no answer is yes; ½ by default, for probabilities. 0 is right for raw scores, such as those of a hinge loss.</summary>
    public float Threshold { get; init; } = .5f;

    /// <inheritdoc/>
    public sealed override void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<int> labels)
    {
        if (labels.Length == 0 ? predictions.Length != 0 : predictions.Length == 0 || predictions.Length % labels.Length != 0)
            throw new ArgumentException($"{predictions.Length} predictions do not divide evenly among {labels.Length} labels.", nameof(predictions));

        int width = labels.Length == 0 ? 1 : predictions.Length / labels.Length;
        int classes = Math.Max(width, 2);

        for (int a = 0; a < labels.Length; a++)
        {
            if ((uint)labels[a] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[a], $"{Name} was given scores of the classes 0 to {classes - 1}, but label {a} is {labels[a]}.");
            Judge(predictions.Slice(a * width, width), labels[a]);
        }
    }

    /// <inheritdoc/>
    public sealed override void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int width = 1)
    {
        CheckLengths(predictions.Length, targets.Length, width);

        for (int at = 0; at < predictions.Length; at += width)
            Judge(predictions.Slice(at, width), Answer.Of(targets.Slice(at, width), .5f));
    }

    /// <summary>Takes one answer.</summary>
    /// <param name="scores">One per class, or one alone for yes or no.</param>
    /// <param name="label">The right class; less than the number of scores, or than 2.</param>
    protected abstract void Judge(ReadOnlySpan<float> scores, int label);

    private protected sealed override bool Suits(OutputKind kind) => kind == OutputKind.Classes;
}
