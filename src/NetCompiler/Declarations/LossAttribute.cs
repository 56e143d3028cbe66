using System;

namespace NetCompiler;

/// <summary>
/// What training minimises: the mean over the batch of one number per example. Several losses on one class are added, each with a target of its own or with that of another (<see cref="Target"/>).
/// A static method <c>Loss</c> of the class is a loss too, see <see cref="NetworkAttribute"/>.
/// <code>
/// [SoftmaxCrossEntropy(Output = "Logits")]
/// [SoftmaxCrossEntropy(Output = "Middle", Target = "Logits", Weight = 0.3, Auxiliary = true)]
/// </code>
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the output it is over; by default the network's first.</summary>
    public string? Output { get; set; }

    /// <summary>The factor of this term of the sum, above 0; 1 by default.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>The name of an output whose loss has the target that this one compares with, too; by default it has a target of its own, one column more of the dataset.</summary>
    public string? Target { get; set; }

    /// <summary>
    /// Whether the loss only helps training: what is measured without training leaves it out, and an output that only such losses judge, an auxiliary head, is neither computed nor returned by a
    /// prediction. Its parameters stay, and are saved. False by default.
    /// </summary>
    public bool Auxiliary { get; set; }
}
