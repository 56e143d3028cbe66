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

    public Shape WithAxis(int axis, int length) => new(Axes.Select((extent, i) => i == axis ? length : extent).ToEquatableArray());

    /// <summary><see cref="Count"/>, where that could be too large for an int.</summary>
    public long LongCount => Axes.Aggregate(1L, (product, axis) => product * axis);

    public override string ToString() => Axes.ToString();
}
