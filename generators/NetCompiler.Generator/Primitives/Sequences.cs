using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// Sequences are <c>[T, n]</c> where users see them, and a row at each step inside: a layer over a sequence is what it is over a batch, with T times as many rows. Each operator on sequences converts its
/// operands and its result, and these rules move the conversions to the edges of the network:
/// <code>
/// steps(sequence(x)) = x                        f(sequence(x), sequence(y)) = sequence(f(x, y))
/// concat(sequence(x), sequence(y)) = sequence(concat(x, y))     Σ over T of sequence(x) = Σ over steps of x
/// </code>
/// </summary>
internal static class Sequences
{
    /// <summary><c>[B, T, n] → [B·T, n]</c></summary>
    public static Value Steps(this Value x)
    {
        Shape shape = x.Type.Shape, row = RowOf(shape);
        TensorType type = TensorType.At(shape.Axes[0], row);

        if (type.Positions == 1)
            return x.Builder.Reshape(x, row);

        return x.Builder[x.Id] switch
        {
            { Primitive: FromSteps, Operands: var rows } => new Value(x.Builder, rows[0]),
            { Primitive: Primitives.Map { Body: var constant }, Operands.Count: 0 } => x.Builder.Map([], constant, type),
            { Primitive: Uniform uniform } => x.Builder.Uniform(uniform.Site, type),
            _ => x.Builder.Step(new ToSteps(), type, x),
        };
    }

    /// <summary><c>[B·T, n] → [B, T, n]</c></summary>
    public static Value Sequence(this Value rows, Shape shape)
    {
        ProgramBuilder g = rows.Builder;

        if (rows.Type.Positions == 1)
            return g.Reshape(rows, shape);

        return g[rows.Id] switch
        {
            { Primitive: ToSteps, Operands: var sequence } => g.Reshape(new Value(g, sequence[0]), shape),
            { Primitive: Primitives.Map { Body: var constant }, Operands.Count: 0 } => g.Map([], constant, TensorType.Each(shape)),
            _ => g.Step(new FromSteps(), TensorType.Each(shape), rows),
        };
    }

    /// <summary>A row at each step of a sequence; any other value as it is. What works on vectors works on these alike.</summary>
    public static Value Rows(this Value x) => x.Type.Shape.Rank == 2 ? x.Steps() : x;

    /// <summary>What was made of <see cref="Rows"/> in the shape of an example.</summary>
    public static Value OfRows(this Value rows, Shape shape) => shape.Rank == 2 ? rows.Sequence(shape) : rows;

    /// <summary>One step of each example: <c>[B·T, n] → [B, n]</c>.</summary>
    public static Value At(this Value rows, int step) =>
        rows.Type.Positions == 1 ? rows : rows.Builder.Step(new AtStep(step), TensorType.Each(rows.Type.Shape), rows);

    /// <summary>A sequence with a row of the table added at each step: <c>[B, T, n], [T, n] → [B, T, n]</c>.</summary>
    public static Value WithPositions(this Value sequence, Value table) =>
        sequence.Builder.Step(new AddSteps(), TensorType.At(sequence.Type.Shape.Axes[0], RowOf(sequence.Type.Shape)), sequence.Steps(), table).Named(sequence.Builder.Scope).Sequence(sequence.Type.Shape);

    /// <summary>The rows behind a sequence; nothing behind any other value.</summary>
    public static Value? BehindSequence(this Value x) => x.Builder[x.Id] is { Primitive: FromSteps, Operands: var rows } ? new Value(x.Builder, rows[0]) : null;

    /// <summary>A map of sequences as the sequence of a map; null where no operand is one, or one that all examples share is not the same at every step.</summary>
    public static Value? Map(Value[] operands, Expr body, TensorType type)
    {
        if (!operands.Any(o => o.Type == type && o.BehindSequence() is not null))
            return null;

        Value?[] rows = [.. operands.Select(o => Operand(o, type))];
        return rows.All(r => r is not null)
            ? operands[0].Builder.Map([.. rows.Select(r => r!.Value)], body, TensorType.At(type.Shape.Axes[0], RowOf(type.Shape))).Sequence(type.Shape)
            : null;
    }

    /// <summary>Concatenated along the features; null where no part is a sequence.</summary>
    public static Value? Concat(Value[] parts, int axis, Shape shape) =>
        axis == 1 && shape.Rank == 2 && parts.Any(p => p.BehindSequence() is not null)
            ? parts[0].Builder.Concat(0, [.. parts.Select(p => p.Steps())]).Sequence(shape)
            : null;

    /// <summary>A stretch of the features, or a single step; null for anything else.</summary>
    public static Value? Slice(Value x, int axis, int start, int length)
    {
        if (x.BehindSequence() is not { } rows || x.Type.Shape.Rank != 2)
            return null;

        Shape shape = x.Type.Shape.WithAxis(axis, length);

        return axis == 1 ? rows.Builder.Slice(rows, 0, start, length).Sequence(shape)
            : length == 1 ? rows.Builder.Reshape(rows.At(start), shape)
            : null;
    }

    /// <summary>Zeros around the features; null for anything else.</summary>
    public static Value? Pad(Value x, int axis, int before, int after) =>
        axis == 1 && x.BehindSequence() is { } rows && x.Type.Shape.Rank == 2
            ? rows.Builder.Pad(rows, 0, before, after).Sequence(x.Type.Shape.WithAxis(1, before + x.Type.Shape.Axes[1] + after))
            : null;

    /// <summary>A reduction of all steps.</summary>
    public static Value? Reduce(Reduction reduction, int length, int inner, Value x) =>
        x.BehindSequence() is { } rows && rows.Type.Positions == length && rows.Type.Count == inner ? rows.Builder.Reduce(reduction, ReducedAxes.Positions, rows) : null;

    private static Shape RowOf(Shape sequence) => sequence.Without([0], keep: false);

    /// <summary>What a map over rows takes in the place of what one over sequences took.</summary>
    private static Value? Operand(Value x, TensorType sequence)
    {
        if (x.Type.Count == 1 || x.Builder.Constant(x) is not null)
            return x;

        int steps = sequence.Shape.Axes[0], inner = sequence.Count / steps;

        if (x.Builder[x.Id] is { Primitive: ExpandAxis axis, Operands: var repeated } && axis.Length == steps && axis.Inner == inner)
            return x.Builder.Reshape(new Value(x.Builder, repeated[0]), RowOf(sequence.Shape));

        return x.Type == sequence ? x.Steps() : null;
    }
}
