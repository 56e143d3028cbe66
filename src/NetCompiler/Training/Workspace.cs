using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>The memory of one run of a network: a buffer per value and example, and what the examples share.</summary>
internal sealed class Workspace(int capacity, int floatsPerExample, int sharedFloats)
{
    private readonly Arena _examples = new(checked(capacity * floatsPerExample));
    private readonly Arena _shared = new(sharedFloats);

    /// <summary>All values of examples.</summary>
    public Span<float> Examples => _examples.Span;

    /// <summary>The largest batch.</summary>
    public int Capacity => capacity;

    /// <summary>One worker's view of a batch.</summary>
    public Pass Pass(Network network, Arena gradients, int batch, Share share, bool accumulate, RandomKey key, bool byOutputs = false, IMove? move = null) =>
        new(network.ParameterArena, gradients, network.StateArena, _examples, _shared, capacity, batch, share, accumulate, key, byOutputs, move);

    /// <summary>The mean loss that a pass has left.</summary>
    public float Loss(NetworkDefinition definition) => definition.LossAt < 0 ? 0f : _shared.Span[definition.LossAt];
}
