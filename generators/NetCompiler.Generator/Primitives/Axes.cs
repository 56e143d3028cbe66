using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// What operators do with the axes of each example, put together from primitives over one axis. A reduction of all elements is a number per example,
/// which row loops compute and broadcast on their own; neighbouring axes are reduced and expanded as one.
/// </summary>
internal static class Axes
{
    /// <summary>The sum or maximum over these axes, which stay as axes of 1 or vanish.</summary>
    public static Value ReducedOver(this Value x, Reduction reduction, IReadOnlyCollection<int> axes, bool keep) =>
        x.Builder.Reshape(x.ReducedAlong(reduction, axes), x.Type.Shape.Without(axes, keep));

    /// <summary>The same for an operand of maps of x's shape: the axes stay as axes of 1, and what is left of all elements is a number.</summary>
    public static Value ReducedAlong(this Value x, Reduction reduction, IReadOnlyCollection<int> axes)
    {
        Shape from = x.Type.Shape;
        bool[] reduced = [.. Enumerable.Range(0, from.Rank).Select(axes.Contains)];

        if (from.Without(axes, keep: true).Count == 1 && from.Rank > 0)
            return x.Builder.Reduce(reduction, ReducedAxes.Example, x);

        foreach ((int first, int end) in Runs(reduced).Reverse())
        {
            Shape without = x.Type.Shape;

            for (int axis = first; axis < end; axis++)
                without = without.WithAxis(axis, 1);

            x = from.CountOf(first, end) is var length && length == 1
                ? x
                : x.Builder.ReduceAxis(reduction, length, x.Type.Shape.CountOf(end, from.Rank), x, without);
        }

        return x;
    }

    /// <summary>The value repeated to a shape that it broadcasts to.</summary>
    public static Value ExpandedTo(this Value x, Shape shape)
    {
        Value operand = x.AsOperand(shape);
        return operand.Type.Shape == shape ? operand : operand.Builder.Map([operand], new Argument(0), x.Type.Of(shape));
    }

    /// <summary>What a map of that shape can take in the value's place: the value repeated or, as maps repeat single numbers themselves, a number.</summary>
    public static Value AsOperand(this Value x, Shape shape)
    {
        if (x.Type.Shape == shape || x.Type.Shape.Rank == 0)
            return x;

        if (x.Type.PerExample && (x.Type.Count == 1 || x.Builder.Constant(x) is not null))
            return x.Builder.Reshape(x, Shape.Scalar);

        Shape padded = Broadcasting.Padded(x.Type.Shape, shape.Rank);
        bool[] expanded = [.. padded.Axes.Zip(shape.Axes, (from, to) => from != to)];
        x = x.Builder.Reshape(x, padded);

        foreach ((int first, int end) in Runs(expanded).Reverse())
        {
            Shape with = x.Type.Shape;

            for (int axis = first; axis < end; axis++)
                with = with.WithAxis(axis, shape.Axes[axis]);

            x = x.Builder.ExpandAxis(shape.CountOf(first, end), shape.CountOf(end, shape.Rank), x, with);
        }

        return x;
    }

    /// <summary>The sum over all that <see cref="ExpandedTo"/> repeats: the gradient of a broadcast operand.</summary>
    public static Value SummedTo(this Value x, Shape shape)
    {
        if (x.Type.Shape == shape)
            return x;

        Shape padded = Broadcasting.Padded(shape, x.Type.Shape.Rank);
        int[] repeated = [.. Enumerable.Range(0, padded.Rank).Where(axis => padded.Axes[axis] != x.Type.Shape.Axes[axis])];
        return x.Builder.Reshape(x.ReducedAlong(Reduction.Sum, repeated), shape);
    }

    /// <summary>One of so many equal parts of the first axis.</summary>
    public static Value PartOfFirst(this Value x, int part, int parts)
    {
        int length = x.Type.Shape.PartOfFirst(parts).Axes[0];
        return x.Builder.Slice(x, 0, part * length, length);
    }

    /// <summary>Axis <c>axes[i]</c> becomes axis <c>i</c>. One exchange of neighbouring stretches for each axis that is not in its place yet.</summary>
    public static Value Permuted(this Value x, IEnumerable<int> axes)
    {
        List<int> order = [.. Enumerable.Range(0, x.Type.Shape.Rank)];
        int place = 0;

        foreach (int axis in axes)
        {
            int at = order.IndexOf(axis);
            x = Moved(x, at, place);
            order.RemoveAt(at);
            order.Insert(place++, axis);
        }

        return x;
    }

    /// <summary>One axis moved forward past those from <paramref name="to"/> on.</summary>
    private static Value Moved(Value x, int from, int to)
    {
        if (from == to)
            return x;

        Shape shape = x.Type.Shape;
        List<int> axes = [.. shape.Axes];
        axes.RemoveAt(from);
        axes.Insert(to, shape.Axes[from]);
        Shape moved = new(axes.ToEquatableArray());
        int rows = shape.CountOf(to, from), columns = shape.Axes[from];

        return rows == 1 || columns == 1
            ? x.Builder.Reshape(x, moved)
            : x.Builder.Transpose(rows, columns, shape.CountOf(from + 1, shape.Rank), x, moved);
    }

    /// <summary>The stretches of neighbours for which a property holds.</summary>
    private static IEnumerable<(int First, int End)> Runs(IReadOnlyList<bool> holds)
    {
        for (int first = 0; first < holds.Count; first++)
        {
            int end = first;

            while (end < holds.Count && holds[end])
                end++;

            if (end > first)
                yield return (first, end);

            first = end;
        }
    }
}
