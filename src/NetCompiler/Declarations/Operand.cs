using System;

namespace NetCompiler;

/// <summary>What a function that is mapped over a tensor takes beside it: another tensor, or a number. Symbolic, as <see cref="Tensor"/> is.</summary>
public sealed class Operand
{
    private Operand() => throw new NotSupportedException("Forward describes a network: the compiler evaluates it, and it cannot run.");

    /// <summary>A tensor, whose elements go with those of the tensor that is mapped.</summary>
    /// <param name="tensor">The tensor.</param>
    public static implicit operator Operand(Tensor tensor) => new();

    /// <summary>One number for all elements.</summary>
    /// <param name="value">The number; a float can hold it.</param>
    public static implicit operator Operand(double value) => new();
}
