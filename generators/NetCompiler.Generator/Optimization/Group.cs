using System.Linq;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Optimization;

/// <summary>
/// Steps that run as one method. What lies between its steps stays in registers; only <see cref="Stored"/> reaches memory.
/// </summary>
/// <param name="Kind">Which loops it becomes.</param>
/// <param name="Steps">In order; the first one of a product is the product.</param>
/// <param name="Stored">Those of the steps that others read.</param>
/// <param name="Loads">What it reads from memory: two groups are the same method only if they compute the same values again.</param>
/// <param name="Loops">For row groups, its passes over each row.</param>
internal sealed record Group(GroupKind Kind, EquatableArray<int> Steps, EquatableArray<int> Stored, EquatableArray<int> Loads, EquatableArray<RowLoop> Loops)
{
    /// <summary>Of a loop over steps: the groups that run at each. Of a gradient of weights that takes the gradient of a bias along: the groups that it is made of.</summary>
    public EquatableArray<Group> Body { get; init; } = [];

    /// <summary>The step that the group is named after: the last one that others read.</summary>
    public int Main => Stored.Count > 0 ? Stored.Last() : Steps.Last();

    public override string ToString() => $"{Kind} [{string.Join(", ", Steps)}] stores [{string.Join(", ", Stored)}]" + string.Concat(Loops.Select(l => "\n      " + l));
}

internal enum GroupKind
{
    /// <summary>A product of examples with weights, and the elementwise steps that follow, on each tile while it is in the cache.</summary>
    Product,

    /// <summary>The gradient of a weight matrix: a product summed over the batch; and of the bias beside it, where <see cref="RowSums"/> has joined them.</summary>
    WeightGradient,

    /// <summary>A weight matrix transposed for the product that takes gradients back.</summary>
    Transpose,

    /// <summary>The weights of a convolution at the points of Winograd's algorithm.</summary>
    Transform,

    /// <summary>The same of transposed weights.</summary>
    TransformTransposed,

    /// <summary>Elementwise steps and reductions over each example on its own.</summary>
    Rows,

    /// <summary>A sum over the batch, with the elementwise steps before it, and those after it on what it gives.</summary>
    BatchSum,

    /// <summary>The gradient of a table of which rows were taken.</summary>
    Scatter,

    /// <summary>A product with all rows of a table, or a gradient of what it is made of.</summary>
    Table,

    /// <summary>Elementwise steps on what all examples share.</summary>
    Shared,

    /// <summary>Parts of each example moved to another place: concat, pad, a slice that is no view.</summary>
    Copy,

    /// <summary>A loop over the steps of each example, in which other groups run one after the other.</summary>
    Loop,

    /// <summary>
    /// One step over the axes of each example: a reduction of one with the elementwise steps before it, an expansion, a transposition, a product of matrices, an attention; or pooling, with the elementwise
    /// steps that follow.
    /// </summary>
    Axes,
}

/// <summary>One pass over the elements of an example, or a calculation on one number per example.</summary>
/// <param name="Kind">What comes of it.</param>
/// <param name="Columns">How many elements it runs over.</param>
/// <param name="Result">The reduction or scalar step that it computes; −1 for a map.</param>
/// <param name="Stores">The elementwise steps that it stores.</param>
internal sealed record RowLoop(RowLoopKind Kind, int Columns, int Result, EquatableArray<int> Stores)
{
    public override string ToString() => $"{Kind} over {Columns}{(Result < 0 ? "" : " → " + Result)}{(Stores.Count == 0 ? "" : " stores " + Stores)}";
}

internal enum RowLoopKind
{
    Map,
    Sum,
    Max,

    /// <summary>No loop: arithmetic on numbers that each example has one of, or the pick of one element.</summary>
    Scalar,
}
