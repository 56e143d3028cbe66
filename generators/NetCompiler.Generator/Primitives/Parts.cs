using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// Stretches of an axis put together and taken apart again:
/// <code>
/// slice(concat(…, x, …)) = x      slice(pad(x)) = x, or 0 beside it      pad(x) + pad(y) = concat(x, y) where they stand side by side      concat of all slices of x, in order = x
/// </code>
/// A layer that cuts its product into gates has its gradient in one piece by these, and copies nothing.
/// </summary>
internal static class Parts
{
    /// <summary>A stretch that is a part, or is zero; null for any other.</summary>
    public static Value? Slice(Value x, int axis, int start, int length)
    {
        ProgramBuilder g = x.Builder;
        Shape shape = x.Type.Shape.WithAxis(axis, length);

        if (g[x.Id] is { Primitive: Concat concat, Operands: var parts } && concat.Axis == axis)
        {
            int at = 0;

            foreach (int part in parts)
            {
                if (at == start && g[part].Type.Shape.Axes[axis] == length)
                    return new Value(g, part);

                at += g[part].Type.Shape.Axes[axis];
            }
        }

        if (g[x.Id] is not { Primitive: Pad pad, Operands: var padded } || pad.Axis != axis)
            return null;

        int end = x.Type.Shape.Axes[axis] - pad.After;
        return start == pad.Before && start + length == end ? new Value(g, padded[0])
            : start + length <= pad.Before || start >= end ? g.Map([], new Constant(0), x.Type.Of(shape))
            : null;
    }

    /// <summary>The value of which the parts are all stretches of an axis, in order; null for any other.</summary>
    public static Value? Whole(IReadOnlyList<Value> parts, int axis)
    {
        ProgramBuilder g = parts[0].Builder;
        int next = 0;

        foreach (Value part in parts)
        {
            if (g[part.Id] is not { Primitive: Slice slice, Operands: var cut } || slice.Axis != axis || slice.Start != next || cut[0] != g[parts[0].Id].Operands[0])
                return null;

            next += slice.Length;
        }

        Value whole = new(g, g[parts[0].Id].Operands[0]);
        return next == whole.Type.Shape.Axes[axis] ? whole : null;
    }

    /// <summary>A sum of tensors with zeros around them, where no two overlap and nothing is left over; null for any other.</summary>
    public static Value? Joined(IReadOnlyList<Value> terms)
    {
        ProgramBuilder g = terms[0].Builder;
        List<(Value Rows, Pad Pad)> pads = [.. terms.Select(term => Padded(term)).Where(p => p is not null).Select(p => p!.Value)];

        if (terms.Count < 2 || pads.Count != terms.Count || pads.Any(p => p.Pad.Axis != pads[0].Pad.Axis))
            return null;

        int next = 0;
        List<Value> parts = [];

        foreach ((Value rows, Pad pad) in pads.OrderBy(p => p.Pad.Before))
        {
            Value inner = new(g, g[rows.Id].Operands[0]);

            if (pad.Before != next)
                return null;

            parts.Add(inner);
            next += inner.Type.Shape.Axes[pad.Axis];
        }

        if (next != pads[0].Rows.Type.Shape.Axes[pads[0].Pad.Axis])
            return null;

        Value joined = g.Concat(pads[0].Pad.Axis, [.. parts]);
        return terms[0].BehindSequence() is null ? joined : joined.Sequence(terms[0].Type.Shape);
    }

    private static (Value Rows, Pad Pad)? Padded(Value x)
    {
        Value rows = x.BehindSequence() ?? x;
        return x.Builder[rows.Id].Primitive is Pad pad ? (rows, pad) : null;
    }
}
