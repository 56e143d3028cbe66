using System.Linq;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Diagnostics;

/// <summary>
/// One method per rule about shapes, so that each message is written once: what was found, what was needed, what to do,
/// and the shape to go on with.
/// </summary>
internal static class ShapeFindings
{
    public static ShapeProblem NeedsVectorProblem(string declared, Shape found) => new(
        Rules.NeedsVector, $"{declared} needs one vector per example, but it is given {found}. Put Flatten before it.");

    public static ShapeResult NeedsVector(string declared, Shape found) => NeedsVectorProblem(declared, found).GoingOnWith(found);

    public static ShapeResult InputShape(Shape shape) => new ShapeProblem(
        Rules.InputShape,
        shape.Rank == 0
            ? "The input has no shape. Give the lengths of its axes without the batch: Input(784), Input(3, 32, 32)."
            : $"The input's shape {shape} has an axis below 1. Every axis needs a positive length; the batch is left out.",
        "shape").GoingOnWith(shape.Rank == 0 ? Shape.Vector(1) : new Shape([.. shape.Axes.Select(axis => axis > 0 ? axis : 1)]));

    public static ShapeResult Mismatch(string what, Shape left, Shape right, Shape guess) => new ShapeProblem(
        Rules.Mismatch, $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} needs operands of one shape, but they are {left} and {right}. Bring one to the other's shape, with Dense, Reshape or Slice.").GoingOnWith(guess);

    public static ShapeResult NoSuchAxis(string declared, int axis, Shape shape, Shape guess) => new ShapeProblem(
        Rules.SliceRange, $"{declared} names axis {axis}, but {shape} has axes 0 to {shape.Rank - 1}. The batch is not counted.", "axis").GoingOnWith(guess);

    public static ShapeResult SliceRange(SliceOf slice, Shape x)
    {
        int extent = x.Axes[slice.Axis];
        string argument = slice.Start < 0 || slice.Start >= extent ? "start" : "length";
        int length = slice.Length > 0 ? System.Math.Min(slice.Length, extent) : 1;
        return new ShapeProblem(
            Rules.SliceRange,
            $"{slice.Declared} takes elements {slice.Start} to {slice.Start + slice.Length - 1}, but axis {slice.Axis} of {x} has elements 0 to {extent - 1}. Make start and length fit.",
            argument).GoingOnWith(x.WithAxis(slice.Axis, length));
    }

    public static ShapeResult ReshapeSize(ReshapeTo reshape, Shape x) => new ShapeProblem(
        Rules.ReshapeSize,
        $"{reshape.Declared} has {reshape.Shape.Count} elements, but {x} has {x.Count}. The two products must be equal.",
        "shape").GoingOnWith(reshape.Shape.Axes.All(axis => axis > 0) && reshape.Shape.Rank > 0 ? reshape.Shape : x);
}
