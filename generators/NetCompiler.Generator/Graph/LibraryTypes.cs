namespace NetCompiler.Generator.Graph;

/// <summary>What generated code names of the library: a member, or a type of the user's around the class, would hide what it is called as.</summary>
internal static class LibraryTypes
{
    public static readonly string[] Named =
    [
        "Pass", "Rows", "Row", "Scalars", "Labels", "Panels", "Loop", "Gemm", "Conv", "Depthwise", "Pool", "Positions", "Resample", "Window", "Bands", "Border", "Simd", "IMap", "IPaddedMap", "ITerm", "ILanes", "Lanes1", "RandomKey",
        "NetworkDefinition", "Initializer", "ParameterLayout", "Examiner", "Response", "TargetKind", "Parameter", "MathF", "MethodImpl", "MethodImplOptions",
    ];

    /// <summary>What only the code of some networks names, always with a member or after <c>new</c>: names that all others are free to use.</summary>
    public static readonly string[] NamedBySome = ["Steps", "EmbeddingTable", "PositionTable", "Attention", "AttentionShape", "AttentionDropout"];
}
