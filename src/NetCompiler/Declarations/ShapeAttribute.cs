using System;

namespace NetCompiler;

/// <summary>The shape of one example of a parameter of <c>Forward</c>, or of the target of <c>Loss</c>, without the batch. Images are <c>[C, H, W]</c>, sequences <c>[T, features]</c>.</summary>
/// <param name="shape">The length of each axis, at least 1. A number is a vector of one.</param>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ShapeAttribute(params int[] shape) : Attribute
{
    /// <summary>The length of each axis.</summary>
    public int[] Shape { get; } = shape;
}
