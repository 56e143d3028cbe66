namespace NetCompiler.Generator.Planning;

/// <summary>Where a value lives.</summary>
/// <param name="Memory">Which memory, and how it is seen.</param>
/// <param name="At">Its first float there; per example for the memories of examples.</param>
/// <param name="Stride">For rows, the floats from one example to the next.</param>
/// <param name="Column">For a part of rows, the first of its columns there.</param>
internal sealed record Location(Memory Memory, int At, int Stride = 0, int Column = 0);

internal enum Memory
{
    /// <summary>A row per example, in the workspace.</summary>
    Rows,

    /// <summary>A number per example, in the workspace.</summary>
    Scalars,

    /// <summary>A class label per example, in the workspace.</summary>
    Labels,

    /// <summary>A vector that all examples share, in the workspace.</summary>
    Shared,

    /// <summary>A transposed weight matrix, in the workspace.</summary>
    SharedPanels,

    Parameter,
    Weights,
    Gradient,
    WeightGradient,
    State,
}
