namespace NetCompiler;

/// <summary>
/// Negative log-likelihood of counts under a Poisson distribution whose rate the network gives.
/// <code>
/// L = (1/B)·Σ mean over elements of λ − t·log λ          t: counts, at least 0   λ = e^y, or y itself with log(y + ε)   y: the network's output
/// </code>
/// PyTorch's PoissonNLLLoss. A prediction returns y. <see cref="Reduction"/> chooses the sum over the elements instead of their mean.
/// </summary>
public sealed class PoissonNegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>Whether the output is the logarithm of the rate, any number; else it is the rate, above 0. True by default.</summary>
    public bool LogInput { get; set; } = true;

    /// <summary>Whether to add log t!, by Stirling's approximation t·log t − t + ½·log(2π·t) for t above 1, which changes no gradient. False by default.</summary>
    public bool Full { get; set; }

    /// <summary>ε, added to a rate before its logarithm is taken, above 0; 10⁻⁸ by default.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
