using System;
using System.Collections.Generic;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// All that a run of <see cref="Network.Fit(Dataset, TrainingOptions, System.Threading.CancellationToken)">Network.Fit</see> knows between two steps, beside the network's parameters and states and its
/// optimizer (<see cref="OptimizerState"/>): with these, a run goes on elsewhere and ends with the same bits.
/// </summary>
internal sealed record RunState
{
    /// <summary>Passes of the network's life: what random layers draw depends on their number.</summary>
    public required ulong NetworkPasses { get; init; }

    /// <summary>Epochs of the network's life: the order of the examples depends on their number.</summary>
    public required ulong NetworkEpochs { get; init; }

    /// <summary>The epoch under way, from 1; one more than there are when the last one has ended.</summary>
    public required int Epoch { get; init; }

    /// <summary>What has been counted in that epoch.</summary>
    public required EpochSums Sums { get; init; }

    /// <summary>The epochs that have ended.</summary>
    public required IReadOnlyList<EpochResult> History { get; init; }

    /// <summary>Why the run is over, if it is.</summary>
    public required TrainingEnd? End { get; init; }

    /// <summary>Numbers of schedules and of stopping rules, by name; some may be infinite.</summary>
    public required IReadOnlyList<NamedNumber> Numbers { get; init; }

    /// <summary>Memories of stopping rules, by name.</summary>
    public required IReadOnlyList<NamedMemory> Memories { get; init; }

    /// <summary>What the last batch left to the next one.</summary>
    public required KeptStates Kept { get; init; }
}

/// <summary>A number of a state.</summary>
internal readonly record struct NamedNumber(string Name, double Value);

/// <summary>A memory of a state: in the layout of the parameter arena, or of the arena of running statistics.</summary>
internal readonly record struct NamedMemory(string Name, Arena Values, MemoryLayout Layout = MemoryLayout.Parameters);

/// <summary>What the numbers of a memory belong to.</summary>
internal enum MemoryLayout
{
    /// <summary>A number per parameter, in the layout of the parameter arena.</summary>
    Parameters,

    /// <summary>A number per running statistic, in the layout of the state arena.</summary>
    States,
}
