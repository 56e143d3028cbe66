namespace NetCompiler;

/// <summary>
/// Inverted dropout: while training each element is 0 with probability rate and else x / (1 − rate); a prediction passes x through.
/// The shape is unchanged. Srivastava et al. 2014.
/// </summary>
/// <param name="rate">The probability of a zero, at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate = 0.5) : LayerAttribute
{
    /// <summary>The probability of a zero.</summary>
    public double Rate { get; } = rate;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="DropoutAttribute"/>
    /// <param name="rate">The probability of a zero, at least 0 and below 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Dropout(double rate = 0.5, string? name = null) => Never();
}
