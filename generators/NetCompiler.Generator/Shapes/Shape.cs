using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Shapes;

/// <summary>The axes of one example, outermost first; the batch is left out. A single number has no axes.</summary>
internal readonly record struct Shape(EquatableArray<int> Axes)
{
    public static Shape Scalar => new([]);

    public static Shape Vector(int length) => new([length]);

    public int Rank => Axes.Count;

    public int Count => Axes.Aggregate(1, (product, axis) => product * axis);

    /// <summary>The axis that a number names, from the last one backwards where it is negative; null where there is none.</summary>
    public int? AxisOf(int number) => (number < 0 ? number + Rank : number) is var axis && axis >= 0 && axis < Rank ? axis : null;

    /// <summary>The product of the axes from one up to, but without, another.</summary>
    public int CountOf(int first, int end) => Axes.Skip(first).Take(end - first).Aggregate(1, (product, axis) => product * axis);

    /// <summary>Without these axes, or with 1 in their place.</summary>
    public Shape Without(IReadOnlyCollection<int> axes, bool keep) => new((keep
        ? Axes.Select((length, axis) => axes.Contains(axis) ? 1 : length)
        : Axes.Where((_, axis) => !axes.Contains(axis))).ToEquatableArray());

    /// <summary>One of so many equal parts of the first axis; something like it where there are none.</summary>
    public Shape PartOfFirst(int parts) => Rank == 0 ? this : WithAxis(0, System.Math.Max(1, Axes[0] / parts));

    public Shape WithAxis(int axis, int length) => new(Axes.Select((extent, i) => i == axis ? length : extent).ToEquatableArray());

    /// <summary><see cref="Count"/>, where that could be too large for an int.</summary>
    public long LongCount => Axes.Aggregate(1L, (product, axis) => product * axis);

    public override string ToString() => Axes.ToString();
}
