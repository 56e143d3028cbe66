using System.Collections.Generic;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// The narrow waist between what users name and what backends implement. A value is <c>[B, …]</c>, one tensor per example,
/// or shared by all examples; see <see cref="TensorType"/>.
/// </summary>
internal abstract record Primitive
{
    /// <summary>The last part of a value's name until it is given a better one.</summary>
    public virtual string Noun() => GetType().Name.ToLowerInvariant();
}

/// <summary>The network's input of this position, <c>[B, …]</c>.</summary>
internal sealed record InputValue(int Index) : Primitive;

/// <summary>What the dataset has in this column of targets, for the loss of this position among those that have a target: floats <c>[B, …]</c>, or class labels, <c>[B]</c> or one at each step, <c>[B·T]</c>.</summary>
internal sealed record TargetValue(int Column, bool Labels) : Primitive;

/// <summary>How much each example counts, <c>[B]</c>: 1 unless the dataset says otherwise.</summary>
internal sealed record ExampleWeight : Primitive;

/// <summary>A learned tensor by its position among the network's parameters, shared.</summary>
internal sealed record ParameterValue(int Index) : Primitive;

/// <summary>A running statistic by its position among the network's states, shared.</summary>
internal sealed record StateValue(int Index) : Primitive;

/// <summary>What the batch before left of a state, by the position among all that is kept from batch to batch, <c>[B, n]</c>: row r of one batch goes on with row r of the other.</summary>
internal sealed record KeptValue(int Index) : Primitive;

/// <summary>
/// An elementwise expression. Operands have the result's shape, or are broadcast to it: a shared vector over the rows,
/// one number per row over that row's elements, a shared number over everything, and what an example has one of over all of its positions.
/// </summary>
/// <param name="Body">What is computed.</param>
/// <param name="AtReaders">Whether it is computed where it is read, and never stored.</param>
internal sealed record Map(Expr Body, bool AtReaders = false) : Primitive
{
    /// <summary>The value once more, in a place of its own.</summary>
    public static Map Copy { get; } = new(new Argument(0));

    public bool IsCopy => Body is Argument;

    /// <summary>The operand with this position, as it is.</summary>
    public static Map Operand(int index) => new(new Argument(index));

    /// <summary>The same of what other maps, of operands that are numbered for all of them, make.</summary>
    public Map Of(IReadOnlyList<Map> operands) => this with { Body = Substitution.Arguments(Body, index => operands[index].Body) };

    /// <summary>Whether it is one operand added to another.</summary>
    public bool IsSum => Body is Binary { Function: BinaryFunction.Add, Left: Argument { Index: var left }, Right: Argument { Index: var right } } && left != right;

    public override string Noun() => "value";
}

/// <summary>
/// A product of two tensors, by labels: <c>bi,oi→bo</c> is <c>x·Wᵀ</c>. <c>b</c> is the batch; labels missing from the result are summed over.
/// A product that is summed over the batch may have several pairs of factors, <c>a₁, b₁, a₂, b₂ …</c>, and is the sum over these too: the gradient of weights that are used several times.
/// Between two tensors of each example it is <c>p</c> products of matrices: <see cref="Plain"/> or with one factor transposed.
/// </summary>
internal sealed record Contract(string Left, string Right, string Result) : Primitive
{
    /// <summary>Matrices of each example: <c>c = a·b</c>.</summary>
    public static Contract Plain { get; } = new("bpij", "bpjk", "bpik");

    /// <summary>Matrices of each example: <c>a = c·bᵀ</c>, from c and b.</summary>
    public static Contract RightTransposed { get; } = new("bpik", "bpjk", "bpij");

    /// <summary>Matrices of each example: <c>b = aᵀ·c</c>, from a and c.</summary>
    public static Contract LeftTransposed { get; } = new("bpij", "bpik", "bpjk");

    /// <summary>Whether both factors are tensors of each example.</summary>
    public bool IsOfExamples => Left.Contains("p");

    public override string Noun() => "product";
}

/// <summary>
/// A sum or a maximum over the batch, all rows of it (<c>[B·P, n] → [n]</c>), over each row's elements (<c>[B·P, n] → [B·P]</c>), or over each example's
/// positions (<c>[B·P, n] → [B, n]</c>).
/// </summary>
internal sealed record Reduce(Reduction Reduction, ReducedAxes Axes) : Primitive
{
    public override string Noun() => Axes is ReducedAxes.Positions ? "pooled" : Reduction.ToString().ToLowerInvariant();
}

/// <summary>
/// A sum or a maximum along one axis of each example: <c>[outer, length, inner] → [outer, inner]</c>. What is before and after the axis is counted together,
/// so that neighbouring axes are reduced as one.
/// </summary>
internal sealed record ReduceAxis(Reduction Reduction, int Length, int Inner) : Primitive
{
    public override string Noun() => Reduction.ToString().ToLowerInvariant();
}

/// <summary>Each element repeated along a new axis, <c>[outer, inner] → [outer, length, inner]</c>: what a sum along an axis has as its adjoint.</summary>
internal sealed record ExpandAxis(int Length, int Inner) : Primitive
{
    public override string Noun() => "expanded";
}

/// <summary>Two neighbouring axes of each example in the other order: <c>[outer, rows, columns, inner] → [outer, columns, rows, inner]</c>.</summary>
internal sealed record Transpose(int Rows, int Columns, int Inner) : Primitive
{
    public override string Noun() => "transposed";
}

/// <summary>A new last axis with 1 where its index is the element's value, 0 elsewhere: <c>[n] → [n, classes]</c>. A value that is no index gives zeros.</summary>
internal sealed record Indicator(int Classes) : Primitive;

/// <summary>The same elements under another shape; costs nothing.</summary>
internal sealed record Reshape : Primitive;

/// <summary>Elements <c>Start … Start + Length − 1</c> of one axis of each example.</summary>
internal sealed record Slice(int Axis, int Start, int Length) : Primitive;

/// <summary>The operands one after the other along one axis of each example.</summary>
internal sealed record Concat(int Axis) : Primitive;

/// <summary>Zeros around the operand along one axis of each example: what a slice's gradient is.</summary>
internal sealed record Pad(int Axis, int Before, int After) : Primitive;

/// <summary>The element of each row that its label names: <c>[B·P, n], [B·P] → [B·P]</c>.</summary>
internal sealed record Pick : Primitive;

/// <summary>1 at each row's label, 0 elsewhere: <c>[B·P] → [B·P, n]</c>. Never stored: backends compute it where it is used.</summary>
internal sealed record OneHot : Primitive;

/// <summary>Uniform numbers in [0, 1), a function of seed, step, site, example and element. Never stored.</summary>
internal sealed record Uniform(int Site) : Primitive;

internal enum Reduction
{
    Sum,
    Max,
}

internal enum ReducedAxes
{
    Batch,
    Example,
    Positions,
}
