using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>Which random numbers a training step draws: its own for every seed and step, whatever the order in which they are drawn.</summary>
/// <param name="seed">The seed of the network.</param>
/// <param name="step">The number of the step, of which the lower 32 bits count.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RandomKey(ulong seed, ulong step)
{
    /// <summary>The seed of the network.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>The number of the step.</summary>
    public ulong Step { get; } = step;
}
