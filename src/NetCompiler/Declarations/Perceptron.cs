namespace NetCompiler;

/// <summary>
/// The perceptron's criterion, for yes-or-no questions with targets 1 and 0.
/// <code>
/// L = (1/B)·Σ mean over elements of max(0, s) − t·s          s, t: the network's output and its targets
/// </code>
/// With <see cref="Sgd"/> it is the perceptron rule, Δw = η·(t − [s &gt; 0])·x: a right answer moves nothing. A prediction returns 1 where s &gt; 0 and 0 elsewhere.
/// The delta rule, Δw = η·(t − s)·x, is <see cref="Sgd"/> on <see cref="MeanSquaredErrorAttribute"/> with <see cref="NetCompiler.Reduction.HalfSum"/>. Rosenblatt 1958.
/// </summary>
public sealed class PerceptronAttribute : LossAttribute
{
    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
