namespace NetCompiler;

/// <summary>
/// Negative log-likelihood under a normal distribution of which the network gives the mean and the variance: it says how sure it is.
/// <code>
/// L = (1/B)·Σ mean over elements of ½·(log v + (μ − t)²/v)          t: [n]   μ, v: [n], the halves of the network's output
/// </code>
/// The output's first axis holds all means, then as many variances: [2·n] for targets of [n], such as <c>[Dense(2)]</c> for one number, or [2·c, h, w] for [c, h, w]; it must be even
/// (NC1007). A prediction returns both halves. PyTorch's GaussianNLLLoss, to which a variance is given apart. <see cref="Reduction"/> chooses the sum over the elements instead of
/// their mean. Nix and Weigend 1994; Kendall and Gal 2017, arXiv:1703.04977.
/// </summary>
public sealed class GaussianNegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>Whether the second half is log v, any number; else it is v, which is taken as ε where it is less. True by default.</summary>
    public bool LogVariance { get; set; } = true;

    /// <summary>Whether to add ½·log 2π, which changes no gradient. False by default.</summary>
    public bool Full { get; set; }

    /// <summary>ε, the least variance where the output is one, above 0; 10⁻⁶ by default.</summary>
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
