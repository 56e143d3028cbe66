using System;

namespace NetCompiler;

/// <summary>
/// What training minimises: the mean over the batch of one number per example. Several losses on one class are added, each with a target of its own. A static method
/// <c>Loss</c> of the class is a loss too, see <see cref="NetworkAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the output it is over; by default the network's first.</summary>
    public string? Output { get; set; }

    /// <summary>The factor of this term of the sum, above 0; 1 by default.</summary>
    public double Weight { get; set; } = 1;
}
