using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// Images are channels first where users see them, <c>[C, H, W]</c>, and rows of channels inside. Each operator on images converts its operands and its result, and these rules
/// move the conversions to the edges of the network, where they vanish or are done once:
/// <code>
/// positions(image(x)) = x                          f(image(x), image(y)) = image(f(x, y))
/// concat(image(x), image(y)) = image(concat(x, y))     Σ over height and width of image(x) = Σ over positions of x
/// </code>
/// </summary>
internal static class Layouts
{
    /// <summary><c>[B, C, …] → [B·P, C]</c></summary>
    public static Value Positions(this Value x)
    {
        Shape shape = x.Type.Shape, row = Shape.Vector(shape.Axes[0]);
        TensorType type = TensorType.At(shape.Count / shape.Axes[0], row);

        if (type.Positions == 1)
            return x.Builder.Reshape(x, row);

        return x.Builder[x.Id] switch
        {
            { Primitive: FromPositions, Operands: var rows } => new Value(x.Builder, rows[0]),
            { Primitive: Map { Body: var constant }, Operands.Count: 0 } => x.Builder.Map([], constant, type),
            { Primitive: Uniform uniform } => x.Builder.Uniform(uniform.Site, type),
            _ => x.Builder.Step(new ToPositions(), type, x),
        };
    }

    /// <summary><c>[B·P, C] → [B, C, …]</c>, under a shape of C channels.</summary>
    public static Value Image(this Value rows, Shape shape)
    {
        ProgramBuilder g = rows.Builder;

        if (rows.Type.Positions == 1)
            return g.Reshape(rows, shape);

        return g[rows.Id] switch
        {
            { Primitive: ToPositions, Operands: var image } => g.Reshape(new Value(g, image[0]), shape),
            { Primitive: Map { Body: var constant }, Operands.Count: 0 } => g.Map([], constant, TensorType.Each(shape)),
            _ => g.Step(new FromPositions(), TensorType.Each(shape), rows),
        };
    }

    /// <summary>The rows behind an image; nothing behind any other value.</summary>
    public static Value? BehindImage(this Value x) => x.Builder[x.Id] is { Primitive: FromPositions, Operands: var rows } ? new Value(x.Builder, rows[0]) : null;

    /// <summary>A map of images as the image of a map; null where no operand is one, or one that all examples share is not the same at every position.</summary>
    public static Value? Map(Value[] operands, Expr body, TensorType type)
    {
        if (!operands.Any(o => o.Type == type && o.BehindImage() is not null))
            return null;

        Value?[] rows = [.. operands.Select(o => Operand(o, type))];
        return rows.All(r => r is not null)
            ? operands[0].Builder.Map([.. rows.Select(r => r!.Value)], body, RowsOf(type)).Image(type.Shape)
            : null;
    }

    /// <summary>Concatenated along the channels; null where no part is an image.</summary>
    public static Value? Concat(Value[] parts, int axis, Shape shape) =>
        axis == 0 && parts.Any(p => p.BehindImage() is not null)
            ? parts[0].Builder.Concat(0, [.. parts.Select(p => p.Positions())]).Image(shape)
            : null;

    /// <summary>Places along one axis of an image: channels are columns of its rows, the others are its rows.</summary>
    public static Value? Along(Value x, int axis, int start, int length)
    {
        if (x.BehindImage() is not { } rows || x.Type.Shape.Rank > 3)
            return null;

        Shape from = x.Type.Shape, to = from.WithAxis(axis, length);

        if (axis == 0)
            return (start < 0 || start + length > from.Axes[0] ? rows.Builder.Pad(rows, 0, -start, start + length - from.Axes[0]) : rows.Builder.Slice(rows, 0, start, length)).Image(to);

        AxisMap map = new(AxisMapKind.Crop, from.Axes[axis], length, start);
        AxisMap height = axis == from.Rank - 1 ? AxisMap.Same(from.Rank == 3 ? from.Axes[1] : 1) : map;
        AxisMap width = axis == from.Rank - 1 ? map : AxisMap.Same(from.Axes[2]);
        return rows.Resample(height, width).Image(to);
    }

    /// <summary>Other axes behind the same channels; null where the channels change.</summary>
    public static Value? Reshape(Value x, Shape shape) =>
        shape.Rank > 1 && x.BehindImage() is { } rows && shape.Axes[0] == x.Type.Shape.Axes[0] ? rows.Image(shape) : null;

    /// <summary>A reduction of all positions, or of all elements.</summary>
    public static Value? Reduce(Reduction reduction, int length, int inner, Value x) =>
        inner == 1 && x.BehindImage() is { } rows && rows.Type.Positions == length ? rows.Builder.Reduce(reduction, ReducedAxes.Positions, rows) : null;

    /// <summary>Another grid of positions.</summary>
    public static Value Resample(this Value rows, AxisMap height, AxisMap width, bool transposed = false) =>
        height.IsIdentity && width.IsIdentity ? rows
        : rows.Builder.Step(new Resample(height, width, transposed), TensorType.At(transposed ? height.From * width.From : height.To * width.To, rows.Type.Shape), rows);

    private static TensorType RowsOf(TensorType image) => TensorType.At(image.Count / image.Shape.Axes[0], Shape.Vector(image.Shape.Axes[0]));

    /// <summary>What a map over rows takes in the place of what one over images took.</summary>
    private static Value? Operand(Value x, TensorType image)
    {
        if (x.Type.Count == 1 || x.Builder.Constant(x) is not null)
            return x;

        int channels = image.Shape.Axes[0];

        if (x.Builder[x.Id] is { Primitive: ExpandAxis { Inner: 1 } axis, Operands: var repeated } && axis.Length * channels == image.Count)
            return x.Builder.Reshape(new Value(x.Builder, repeated[0]), Shape.Vector(channels));

        return x.Type == image ? x.Positions() : null;
    }
}
