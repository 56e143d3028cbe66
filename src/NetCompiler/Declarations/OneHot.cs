namespace NetCompiler;

/// <summary>
/// A new last axis that is 1 at the class that an element names and 0 elsewhere: y[…, c] = 1 where x[…] = c. A value that is no class number, such as −1 or 0.5, gives zeros.
/// The gradient is 0.
/// </summary>
/// <param name="classes">The length of the new axis, at least 1.</param>
public sealed class OneHotAttribute(int classes) : LayerAttribute
{
    /// <summary>The length of the new axis.</summary>
    public int Classes { get; } = classes;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="OneHotAttribute"/>
    /// <param name="classes">The length of the new axis, at least 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor OneHot(int classes, string? name = null) => Never();
}
