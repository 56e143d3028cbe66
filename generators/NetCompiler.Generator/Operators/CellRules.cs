using System.Collections.Generic;

namespace NetCompiler.Generator.Operators;

/// <summary>What cannot stand in a cell: statistics over the batch, which is not there before all steps are; what makes or needs more than a vector; another recurrence.</summary>
internal static class CellRules
{
    private static readonly HashSet<string> Refused =
    [
        "BatchNorm", "GroupNorm", "InstanceNorm", "LocalResponseNorm", "SpatialDropout", "ChannelShuffle",
        "Embedding", "OneHot", "MatMul", "Transpose", "Reshape", "Flatten", "Rnn", "Lstm", "LstmStates", "Gru", "First", "Last", "PositionEmbedding", "SinusoidalPositions", "SequenceMask",
    ];

    /// <summary>Whether the operator of this name takes sequences of outside as they are, from its second input on: at every step all of their steps.</summary>
    public static bool LooksOutside(string name) => name is "Attention" or "AdditiveAttention";

    /// <summary>Whether the operator of this name cannot stand in a cell.</summary>
    public static bool Refuses(string name) => Refused.Contains(name);
}
