using System;

namespace NetCompiler;

/// <summary>
/// A figure made of the counts of a confusion matrix: true and false positives and negatives of a class (TP, FP, TN, FN). Undefined where it is 0/0;
/// <see cref="Undefined"/> chooses a number instead.
/// </summary>
public abstract class ConfusionMetric : ClassificationMetric
{
    private readonly ConfusionMatrix _counts = new();
    private readonly Average _average;

    private protected ConfusionMetric(string name, Average average) : base(average == Average.Binary ? name : $"{name} {average.ToString().ToLowerInvariant()}")
    {
        if (!Enum.IsDefined(average))
            throw new ArgumentOutOfRangeException(nameof(average), average, "There is no such average.");
        _average = average;
    }

    /// <summary>With <see cref="Average.Binary"/>, the class whose figure is wanted; 1 by default.</summary>
    public int Positive { get; init; } = 1;

    /// <summary>What 0/0 counts as: null, by default, leaves it undefined and out of averages; 0 is what many reports use.</summary>
    public double? Undefined { get; init; }

    /// <summary>The figure for everything fed since the last <see cref="Metric.Reset"/>; null where it is undefined.</summary>
    /// <exception cref="InvalidOperationException">The average is <see cref="Average.Binary"/>, but there are more than two classes.</exception>
    public sealed override double? Value => _average switch
    {
        Average.Binary => Binary(),
        Average.Macro => Macro(),
        _ => Micro(),
    };

    /// <inheritdoc/>
    public sealed override void Reset() => _counts.Reset();

    /// <summary>Feeds one answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is negative.</exception>
    public void Add(int predicted, int label) => _counts.Add(predicted, label);

    /// <inheritdoc/>
    protected sealed override void Judge(ReadOnlySpan<float> scores, int label)
    {
        _counts.Reach(scores.Length);
        _counts.Add(Answer.Of(scores, Threshold), label);
    }

    /// <summary>Which counts the figure divides.</summary>
    private protected abstract (long Part, long Whole) Ratio(in Counts counts);

    private double? Binary()
    {
        if (_counts.Classes != 2)
            throw new InvalidOperationException($"{Name} is of one class against another, but the answers are of {_counts.Classes} classes. Choose Average.Macro or Average.Micro.");
        return Share(Of(Positive));
    }

    private double? Macro()
    {
        double sum = 0;
        int defined = 0;

        for (int c = 0; c < _counts.Classes; c++)
            if (Share(Of(c)) is { } share)
            {
                sum += share;
                defined++;
            }

        return defined == 0 ? null : sum / defined;
    }

    private double? Micro()
    {
        Counts sum = default;
        for (int c = 0; c < _counts.Classes; c++)
            sum += Of(c);
        return Share(sum);
    }

    private Counts Of(int @class) =>
        new(_counts.TruePositives(@class), _counts.FalsePositives(@class), _counts.TrueNegatives(@class), _counts.FalseNegatives(@class));

    private double? Share(in Counts counts)
    {
        (long part, long whole) = Ratio(counts);
        return whole == 0 ? Undefined : (double)part / whole;
    }

    private protected readonly record struct Counts(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
    {
        public static Counts operator +(Counts a, Counts b) =>
            new(a.TruePositives + b.TruePositives, a.FalsePositives + b.FalsePositives, a.TrueNegatives + b.TrueNegatives, a.FalseNegatives + b.FalseNegatives);
    }
}
