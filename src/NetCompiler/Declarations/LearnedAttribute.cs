using System;

namespace NetCompiler;

/// <summary>
/// Makes a parameter of a function that is mapped over a tensor one of the network's parameters: it is trained, saved and frozen like any other, under
/// the layer's name and its own: <c>prelu1.slope</c>.
/// <code>
/// static float PRelu(float x, [Learned(0.25)] float slope) => x >= 0 ? x : slope * x;
/// </code>
/// One number per layer by default, of shape <c>[1]</c>, as in PyTorch's PReLU. He et al. 2015.
/// </summary>
/// <param name="initial">What it starts as, finite.</param>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class LearnedAttribute(double initial) : Attribute
{
    /// <summary>What it starts as.</summary>
    public double Initial { get; } = initial;

    /// <summary>
    /// One number for each feature instead, of shape <c>[C]</c>: features are the elements of a vector, and otherwise the first axis of an example, the channels of an image, as in PyTorch's PReLU.
    /// </summary>
    public bool PerFeature { get; set; }
}
