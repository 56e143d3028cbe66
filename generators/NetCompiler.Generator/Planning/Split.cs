using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// How a group's work is divided among threads. Two groups with the same split need no barrier between them:
/// each thread reads only what it wrote itself. Sums are never divided, so results do not depend on the number of threads.
/// </summary>
internal readonly record struct Split(SplitKind Kind, int Count)
{
    public static Split Examples => new(SplitKind.Examples, 0);

    public static Split Of(Group group, Flow flow) => group.Kind switch
    {
        GroupKind.Product or GroupKind.Rows or GroupKind.Copy or GroupKind.Loop => Examples,
        GroupKind.Axes when flow[group.Steps[0]].Type.PerExample => Examples,
        GroupKind.WeightGradient or GroupKind.Transpose or GroupKind.Transform or GroupKind.TransformTransposed or GroupKind.Scatter or GroupKind.Table => new Split(SplitKind.Weights, group.Steps[0]),
        _ => new Split(SplitKind.Columns, flow[group.Steps[0]].Type.Count),
    };
}

internal enum SplitKind
{
    /// <summary>Each thread has its examples.</summary>
    Examples,

    /// <summary>Each thread has its columns of a vector of this length.</summary>
    Columns,

    /// <summary>Each thread has its part of a weight matrix.</summary>
    Weights,
}
