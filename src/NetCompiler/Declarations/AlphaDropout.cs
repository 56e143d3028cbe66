namespace NetCompiler;

/// <summary>
/// Alpha dropout, for networks of <see cref="SeluAttribute"/>: while training each element falls to −α' = −1.75810… with probability rate, and then everything is
/// mapped by a·x + b, with a = 1/√((1 − rate)·(1 + rate·α'²)) and b = a·α'·rate, so that mean 0 and variance 1 stay; a prediction passes x through.
/// The shape is unchanged. Klambauer et al. 2017, arXiv:1706.02515.
/// </summary>
/// <param name="rate">The probability of falling, at least 0 and below 1.</param>
public sealed class AlphaDropoutAttribute(double rate = 0.5) : LayerAttribute
{
    /// <summary>The probability of falling.</summary>
    public double Rate { get; } = rate;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="AlphaDropoutAttribute"/>
    /// <param name="rate">The probability of falling, at least 0 and below 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor AlphaDropout(double rate = 0.5, string? name = null) => Never();
}
