namespace NetCompiler;

/// <summary>
/// Dropout of whole channels, as PyTorch's <c>Dropout2d</c>: while training each channel of each example is 0 with probability rate and else x / (1 − rate); a prediction passes x through.
/// The shape, <c>[C, …]</c>, is unchanged; a value without positions draws NC1013. Tompson et al. 2015, arXiv:1411.4280.
/// </summary>
/// <param name="rate">The probability of a zero, at least 0 and below 1.</param>
public sealed class SpatialDropoutAttribute(double rate = 0.5) : LayerAttribute
{
    /// <summary>The probability of a zero.</summary>
    public double Rate { get; } = rate;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="SpatialDropoutAttribute"/>
    /// <param name="rate">The probability of a zero, at least 0 and below 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor SpatialDropout(double rate = 0.5, string? name = null) => Never();
}
