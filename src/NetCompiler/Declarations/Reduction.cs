namespace NetCompiler;

/// <summary>
/// How a loss makes one number of the elements of an example. Over the batch it is always the mean, so that a learning rate means the same for any batch size:
/// PyTorch's <c>'sum'</c>, which adds up the batch too, is <see cref="Sum"/> times the batch's size.
/// </summary>
public enum Reduction
{
    /// <summary>(1/n)·Σ over the n elements.</summary>
    Mean,

    /// <summary>Σ over the elements.</summary>
    Sum,

    /// <summary>½·Σ over the elements: of squared errors, the textbook's ½·Σ(p − y)², whose derivative is p − y.</summary>
    HalfSum,
}
