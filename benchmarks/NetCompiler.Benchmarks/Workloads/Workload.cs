using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>
/// A network with an optimizer and drawn examples, the same on both sides: the networks are declared beside their workloads, and a function of the same name in
/// <c>Peers/torch_peer.py</c> is PyTorch's version; <c>peers</c> checks that both compute the same before it times anything.
/// </summary>
internal sealed record Workload(string Name, string Summary, Func<Network> Network, Func<Optimizer> Optimizer, Func<int, Examples> Draw)
{
    public static IReadOnlyList<Workload> All { get; } = [W1.Workload, W2.Workload, W3.Workload, W4.Workload, W5.Workload, W6.Workload, W7.Workload, W8.Workload, W10.Workload, Deep.Workload, Wide.Workload];

    /// <summary>How many batches an epoch has; both sides take the same ones in turn.</summary>
    public required int Batches { get; init; }

    /// <summary>Batch sizes to train with.</summary>
    public required int[] Training { get; init; }

    /// <summary>Whether each batch goes on where the one before ended, so that examples are not shuffled.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The shape of one example, where it is no vector.</summary>
    public int[]? Image { get; init; }

    /// <summary>How often one example uses each weight of the first matrices: once for each position of a convolution's result. Those of all others are used once.</summary>
    public int[] Uses { get; init; } = [];

    /// <summary>Batch sizes to predict with.</summary>
    public int[] Prediction { get; init; } = [];

    public IEnumerable<Case> Cases => [.. Training.Select(batch => new Case(this, CaseKind.Train, batch)), .. Prediction.Select(batch => new Case(this, CaseKind.Predict, batch))];

    /// <summary>
    /// How far losses may be apart, relative to the loss. Winograd's algorithm rounds about ten times as coarsely as a plain sum, and each step carries it on: normalisation and Adam
    /// make much of small derivatives.
    /// </summary>
    public double LossTolerance { get; init; } = 2e-5;

    /// <exception cref="UsageException">There is none of this name.</exception>
    public static Workload Named(string name) => All.FirstOrDefault(workload => workload.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no workload {name}, only {string.Join(", ", All.Select(workload => workload.Name))}.");
}
