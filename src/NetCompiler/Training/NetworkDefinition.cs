using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>What the compiler knows of a network and the library needs to know: the names, shapes and places of everything that lives in memory.</summary>
/// <remarks>
/// Three memories. <b>Parameters</b> (and their gradients, in the same order) and <b>states</b> belong to the network. A <b>workspace</b> belongs to one
/// run: first a buffer per value and example, at <c>At · capacity</c> floats; then the shared part, <see cref="SharedFloats"/> floats that all examples share.
/// Inputs and targets lie at the same places in the workspace of a training step and in that of a prediction.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkDefinition
{
    /// <summary>The name of the user's class.</summary>
    public required string Name { get; init; }

    /// <summary>What a batch brings, in the order of the network's inputs.</summary>
    public required Slot[] Inputs { get; init; }

    /// <summary>What the loss compares with; empty for a network without a loss.</summary>
    public required TargetSlot[] Targets { get; init; }

    /// <summary>What a prediction returns.</summary>
    public required OutputSlot[] Outputs { get; init; }

    /// <summary>What training learns, in the order of declaration: the order of checkpoints, of initialisation and of fingerprints.</summary>
    public required ParameterSlot[] Parameters { get; init; }

    /// <summary>What training keeps beside the parameters, such as running statistics.</summary>
    public required StateSlot[] States { get; init; }

    /// <summary>What batches hand on to each other; nothing unless a layer is stateful.</summary>
    public KeptSlot[] Kept { get; init; } = [];

    /// <summary>Length of the parameter arena, padding included; a multiple of 16.</summary>
    public required int ParameterFloats { get; init; }

    /// <summary>Length of the gradient arena, where it has more than a gradient for each parameter: which rows of sparse tables the last batch used. 0 where it has not.</summary>
    public int GradientFloats { get; init; }

    /// <summary>Length of the state arena, padding included.</summary>
    public required int StateFloats { get; init; }

    /// <summary>Floats per example that a training step needs: inputs, targets, everything kept for backward.</summary>
    public required int TrainingFloats { get; init; }

    /// <summary>Floats per example that a prediction or an evaluation needs: inputs, targets, outputs, temporaries.</summary>
    public required int PredictionFloats { get; init; }

    /// <summary>Floats that all examples of a workspace share: the loss, batch statistics, transposed weights.</summary>
    public required int SharedFloats { get; init; }

    /// <summary>About how many multiply-adds of a training step each example gives threads to share: the more, the more threads a step gets. 0 gets it all that there are.</summary>
    public int TrainingWork { get; init; }

    /// <summary>The same for a prediction.</summary>
    public int PredictionWork { get; init; }

    /// <summary>Where the mean loss of the batch is left in the shared part; −1 for a network without a loss.</summary>
    public required int LossAt { get; init; }

    /// <summary>Where the weight of each example lies in the workspace, in floats per example; −1 for a network whose loss takes none.</summary>
    public int WeightsAt { get; init; } = -1;

    /// <summary>Whether a training step changes the states.</summary>
    public bool UpdatesStates { get; init; }
}
