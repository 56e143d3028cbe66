using System;

namespace NetCompiler;

/// <summary>The input of a network whose layers are attributes: the shape of one example, without the batch. Images are <c>[C, H, W]</c>, sequences <c>[T, features]</c>.</summary>
/// <param name="shape">The length of each axis, at least 1. A number is a vector of one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The length of each axis.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>What the input is called; <c>input</c> by default.</summary>
    public string? Name { get; set; }
}
