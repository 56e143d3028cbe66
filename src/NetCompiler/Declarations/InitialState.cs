using System;

namespace NetCompiler;

/// <summary>What a scan starts from: a tensor, or so many zeros. Symbolic, as <see cref="Tensor"/> is.</summary>
public sealed class InitialState
{
    private InitialState() => throw new NotSupportedException("Forward describes a network: the compiler evaluates it, and it cannot run.");

    /// <summary>The state before the first step, a vector of each example.</summary>
    /// <param name="initial">The vector.</param>
    public static implicit operator InitialState(Tensor initial) => new();

    /// <summary>A state of so many zeros before the first step.</summary>
    /// <param name="units">How many, at least 1.</param>
    public static implicit operator InitialState(int units) => new();
}
