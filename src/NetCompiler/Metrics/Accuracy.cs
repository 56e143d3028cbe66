using System;

namespace NetCompiler;

/// <summary>The fraction of right answers: accuracy = right / all. Undefined without answers.</summary>
public sealed class Accuracy() : ClassificationMetric("accuracy")
{
    /// <summary>How many answers were right.</summary>
    public long Correct { get; private set; }

    /// <summary>How many answers there were.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public override double? Value => Count == 0 ? null : (double)Correct / Count;

    /// <inheritdoc/>
    public override void Reset() => (Correct, Count) = (0, 0);

    /// <summary>Feeds one answer.</summary>
    public void Add(int predicted, int label)
    {
        Count++;
        if (predicted == label)
            Correct++;
    }

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> scores, int label) => Add(Answer.Of(scores, Threshold), label);
}
