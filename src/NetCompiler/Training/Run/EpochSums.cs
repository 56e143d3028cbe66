using System;

namespace NetCompiler;

/// <summary>What a run has counted in the epoch under way.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="Batches">Batches taken from the source; more than steps where gradients accumulate.</param>
/// <param name="Examples">Examples seen.</param>
/// <param name="Loss">Σ loss over those examples.</param>
/// <param name="Right">Right answers.</param>
/// <param name="Answers">Answers that can be right or wrong.</param>
/// <param name="Duration">Time spent, without validation.</param>
internal readonly record struct EpochSums(int Steps, int Batches, long Examples, double Loss, long Right, long Answers, TimeSpan Duration)
{
    public double MeanLoss => Loss / Examples;

    public double? Accuracy => Answers == 0 ? null : (double)Right / Answers;

    /// <summary>One more batch.</summary>
    public EpochSums Plus(int examples, float meanLoss, long right, long answers) =>
        Plus(new(0, 1, examples, (double)meanLoss * examples, right, answers, default));

    public EpochSums Plus(in EpochSums other) => new(
        Steps + other.Steps, Batches + other.Batches, Examples + other.Examples, Loss + other.Loss, Right + other.Right, Answers + other.Answers,
        Duration + other.Duration);
}
