namespace NetCompiler;

/// <summary>
/// A constant power, elementwise: y = xᵖ. The shape is unchanged.
/// A negative x needs a whole p, or the result is not a number; 0⁰ is 1, and 0 to a negative power is ∞. The derivative p·xᵖ⁻¹ is ∞ at 0 for 0 &lt; p &lt; 1.
/// </summary>
/// <param name="exponent">p, a finite number.</param>
public sealed class PowerAttribute(double exponent) : LayerAttribute
{
    /// <summary>p, a finite number.</summary>
    public double Exponent { get; } = exponent;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="PowerAttribute"/>
    /// <param name="exponent">p, a finite number.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Power(double exponent, string? name = null) => Never();
}
