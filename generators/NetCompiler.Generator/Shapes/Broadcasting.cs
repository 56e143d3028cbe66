using System;
using System.Linq;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Shapes;

/// <summary>
/// Which shapes go together element by element, as in NumPy and PyTorch: axes are counted from the last; a pair of axes is equal, or one of them is 1
/// or missing, and its elements are repeated.
/// </summary>
internal static class Broadcasting
{
    /// <summary>The shape of the result; null where the two do not go together.</summary>
    public static Shape? Of(Shape left, Shape right)
    {
        if (left == right)
            return left;

        Shape a = Padded(left, right.Rank), b = Padded(right, left.Rank);
        bool fits = a.Axes.Zip(b.Axes, (x, y) => x == y || x == 1 || y == 1).All(fit => fit);
        return fits ? new Shape(a.Axes.Zip(b.Axes, Math.Max).ToEquatableArray()) : null;
    }

    /// <summary>With axes of 1 in front, up to this rank.</summary>
    public static Shape Padded(Shape shape, int rank) => new([.. Enumerable.Repeat(1, Math.Max(0, rank - shape.Rank)), .. shape.Axes]);
}
