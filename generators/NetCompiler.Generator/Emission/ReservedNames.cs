using System.Collections.Generic;
using NetCompiler.Generator.Graph;

namespace NetCompiler.Generator.Emission;

/// <summary>What a generated member may not be called: the class itself, the members of its base class, the nested classes of the emitter.</summary>
internal static class ReservedNames
{
    private static readonly string[] Always =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
        "Name", "Seed", "Parameters", "States", "Threads", "Definition", "Inputs", "Outputs", "Targets", "Input", "Output", "Tensor",
        "Fit", "Evaluate", "Predict", "Forward", "Backward", "Gradients", "Loss", "Step", "Save", "Load", "Fingerprint",
        "Memo", "Theta", "Size", "Gradient", "Running", "Layout", "Summary", "Architecture",
        "Pass", "Rows", "Row", "Scalars", "Labels", "Panels", "Part", "Share", "Loop", "Gemm", "Simd", "IMap", "ITerm", "ILanes", "Lanes1", "RandomKey",
        "NetworkDefinition", "Initializer", "ParameterLayout", "Response", "TargetKind", "Parameter", "State", "Network", "MathF", "V",
    ];

    public static IEnumerable<string> Of(Declaration declaration) => [.. Always, declaration.Name];
}
