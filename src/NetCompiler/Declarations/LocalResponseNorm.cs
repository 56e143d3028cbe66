namespace NetCompiler;

/// <summary>
/// Local response normalisation across channels, as PyTorch's <c>LocalResponseNorm</c>: α is divided by the size, where AlexNet's paper multiplies the sum.
/// <code>
/// y[c] = x[c] / (k + α/size · Σ x[i]²)^β          i from c − ⌊size/2⌋ to c + ⌊(size − 1)/2⌋, as far as there are channels
/// </code>
/// The shape, <c>[C, …]</c>, is unchanged. Krizhevsky, Sutskever and Hinton 2012, section 3.3.
/// </summary>
/// <param name="size">Channels in a sum, at least 1.</param>
public sealed class LocalResponseNormAttribute(int size) : LayerAttribute
{
    /// <summary>Channels in a sum.</summary>
    public int Size { get; } = size;

    /// <summary>α, at least 0; 10⁻⁴ by default.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>β; 0.75 by default.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>k, above 0; 1 by default.</summary>
    public double K { get; set; } = 1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="LocalResponseNormAttribute"/>
    /// <param name="size">Channels in a sum, at least 1.</param>
    /// <param name="alpha">α, at least 0.</param>
    /// <param name="beta">β.</param>
    /// <param name="k">k, above 0.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor LocalResponseNorm(int size, double alpha = 1e-4, double beta = 0.75, double k = 1, string? name = null) => Never();
}
