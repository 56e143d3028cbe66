using System;

namespace NetCompiler;

/// <summary>
/// A figure about probabilities of classes: one score is that of class 1, several are those of their classes. Predict gives probabilities where the loss is a cross-entropy or a likelihood.
/// A score outside 0 to 1 is refused. Undefined without answers.
/// </summary>
public abstract class ProbabilityMetric : ClassificationMetric
{
    private protected ProbabilityMetric(string name) : base(name)
    {
    }

    /// <summary>Takes one answer.</summary>
    /// <exception cref="InvalidOperationException">A score is no probability.</exception>
    protected sealed override void Judge(ReadOnlySpan<float> scores, int label)
    {
        foreach (float score in scores)
            if (score is < 0 or > 1)
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{Name} needs probabilities, but was given the score {score}. Evaluate a network whose loss makes its outputs probabilities, such as a cross-entropy, or apply Sigmoid or Softmax."));
        JudgeProbabilities(scores, label);
    }

    /// <summary>Takes one answer of numbers between 0 and 1, or NaN.</summary>
    private protected abstract void JudgeProbabilities(ReadOnlySpan<float> probabilities, int label);
}
