using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Primitives;
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

    /// <summary>Null, or that one example of a value alone is more than a workspace should hold: 2²⁸ numbers are a gibibyte.</summary>
    public static ShapeProblem? TooLarge(string name, Shape shape) => shape.LongCount <= 1 << 28 ? null : new ShapeProblem(
        Rules.TooLarge, $"{name} has {shape.LongCount} elements per example, in shape {shape}; at most {1 << 28} can be addressed. Make it smaller.");

    /// <summary>Null, or that the parameters up to this node are more than one arena holds: 2²⁹ numbers are two gibibytes.</summary>
    public static ShapeProblem? TooManyParameters(string name, long parameters) => parameters <= 1 << 29 ? null : new ShapeProblem(
        Rules.TooLarge, $"With {name} the network has {parameters} parameters; at most {1 << 29} can be addressed. Make its layers smaller.");

    public static ShapeResult InputShape(Shape shape) => new ShapeProblem(
        Rules.InputShape,
        shape.Rank == 0
            ? "The input has no shape. Give the lengths of its axes without the batch: Input(784), Input(3, 32, 32)."
            : $"The input's shape {shape} has an axis below 1. Every axis needs a positive length; the batch is left out.",
        "shape").GoingOnWith(shape.Rank == 0 ? Shape.Vector(1) : new Shape([.. shape.Axes.Select(axis => axis > 0 ? axis : 1)]));

    public static ShapeResult Mismatch(string what, Shape left, Shape right, Shape guess) => new ShapeProblem(
        Rules.Mismatch,
        $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} needs operands of one shape, or axes that, from the last, are equal or 1; but they are {left} and {right}. " +
        "Bring one to the other's shape, with Dense, Reshape or Slice.").GoingOnWith(guess);

    public static ShapeProblem NeedsImage(string declared, int dimensions, Shape found) => new(
        Rules.NeedsImage,
        dimensions == 2
            ? $"{declared} needs an image of each example, [channels, height, width], but it is given {found}. Put Reshape before it, or give the input such a shape."
            : $"{declared} needs a sequence of each example, [channels, length], but it is given {found}. Put Reshape before it, or give the input such a shape.");

    public static ShapeProblem NeedsSequence(string declared, Shape found) => new(
        Rules.NeedsImage, $"{declared} needs a sequence of each example, [steps, features], but it is given {found}. Put Reshape before it, or give the input such a shape.");

    public static ShapeProblem Attention(string declared, Shape queries, Shape keys, Shape values) => new(
        Rules.Mismatch, $"{declared} needs queries [T, n] or one query [n], keys [S, n] and values [S, m], but they are {queries}, {keys} and {values}. Bring queries and keys to one length with Dense, and give a value for each key.");

    public static ShapeProblem Heads(int heads, int features, int values) => new(
        Rules.Argument, $"{heads} heads do not divide {(features % heads != 0 ? $"{features} features of queries and keys" : $"{values} features of values")}. Choose a number of heads that does.", "heads");

    public static ShapeProblem SingleQuery(string argument) => new(
        Rules.Argument, $"'{argument}' of an attention is about a sequence of queries, [T, n], but it is given a single one. Leave it out, or give all queries at once.", argument);

    public static ShapeProblem AttentionMask(int keys, Shape found) => new(
        Rules.Mismatch, $"The mask of an attention to {keys} keys is [{keys}], one number for each, but it is {found}. Give it that shape.", "mask");

    public static ShapeProblem StateShape(Shape before, Shape after) => new(
        Rules.Mismatch, $"The state is {before} before a step and {after} after it, but it keeps its shape from step to step. Let the cell return {before}, with Dense or Slice, or begin with {after}.");

    public static ShapeProblem WindowTooLarge(string declared, SlidingWindow window, Shape x)
    {
        (Sliding sliding, int length, string axis) = window.Dimensions == 2 && window.Vertical.Results(x.Axes[1]) < 1 ? (window.Vertical, x.Axes[1], "high") : (window.Horizontal, x.Axes[x.Rank - 1], window.Dimensions == 2 ? "wide" : "long");
        string seen = sliding.Dilation == 1 ? $"{sliding.Kernel} elements" : $"{sliding.Reach} elements with dilation {sliding.Dilation}";
        string padded = sliding.Before + sliding.After == 0 ? "without padding" : $"with padding {sliding.Before} before and {sliding.After} after";
        return new ShapeProblem(
            Rules.Window, $"{declared} does not fit {x}: its kernel sees {seen}, but {(window.Dimensions == 2 ? "the image" : "the sequence")} is {length} {axis}, {padded}. Take a smaller kernel or more padding.", "kernel");
    }

    /// <summary>Null, or why channels and filters do not fall into so many groups.</summary>
    public static ShapeProblem? Groups(string declared, int groups, int channels, int filters) =>
        channels % groups == 0 && filters % groups == 0 ? null : new ShapeProblem(
            Rules.Argument, $"{declared} has {groups} groups, which do not divide its {channels} channels into {filters} filters. Both must be multiples of the number of groups.", "groups");

    /// <summary>Null, or why channels do not fall into so many groups.</summary>
    public static ShapeProblem? ChannelGroups(string declared, int groups, int channels) =>
        channels % groups == 0 ? null : new ShapeProblem(
            Rules.Argument, $"{declared} has {groups} groups, which do not divide its {channels} channels. Choose a divisor of {channels}.", "groups");

    /// <summary>Null, or why an axis cannot be mirrored so far beyond its ends.</summary>
    public static ShapeProblem? Mirror(string declared, Shape x, int length, int before, int after) =>
        System.Math.Max(before, after) < length ? null : new ShapeProblem(
            Rules.Window, $"{declared} does not fit {x}: it mirrors {System.Math.Max(before, after)} elements beyond an edge, but of {length} only {length - 1} are beside it. Take less padding, or PaddingMode.Replicate.", "padding");

    /// <summary>A transposed convolution whose padding cuts off all that it makes.</summary>
    public static ShapeProblem NothingLeft(string declared, int height, int width, Shape x) => new(
        Rules.Window, $"{declared} makes an image {height} high and {width} wide of {x}, after the padding is cut off. Take a larger kernel or less padding.", "padding");

    /// <summary>Null, or why an output padding chooses among no sizes.</summary>
    public static ShapeProblem? OutputPadding(string declared, int padding, Sliding sliding) =>
        padding < System.Math.Max(sliding.Stride, sliding.Dilation) ? null : new ShapeProblem(
            Rules.Argument, $"{declared} has an output padding of {padding}, but it must be below the stride ({sliding.Stride}) or the dilation ({sliding.Dilation}).", "outputPadding");

    /// <summary>Null, or why a stretch does not lie within an image.</summary>
    public static ShapeProblem? CropRange(string declared, string axis, AxisMap crop, Shape x) =>
        crop.Start + crop.To <= crop.From ? null : new ShapeProblem(
            Rules.Window, $"{declared} does not fit {x}: along the {axis} it takes elements {crop.Start} to {(long)crop.Start + crop.To - 1}, but there are elements 0 to {crop.From - 1}. Take fewer, or use Pad2D first.", axis);

    public static ShapeResult MatMul(Shape left, Shape right) => new ShapeProblem(
        Rules.Mismatch,
        left.Rank == 0 || right.Rank == 0 ? $"MatMul needs matrices or vectors, but its operands are {left} and {right}. Multiply by a single number with *."
        : $"MatMul needs […, i, j] and […, j, k], with axes before the matrices that are equal or 1; but its operands are {left} and {right}. Bring them to such shapes, with Transpose or Reshape.").GoingOnWith(left);

    /// <summary>Null, or what is wrong with the axes that a reduction names.</summary>
    public static ShapeProblem? Axes(string declared, EquatableArray<int> axes, Shape x)
    {
        foreach (int axis in axes)
        {
            if (x.AxisOf(axis) is null)
                return NoSuchAxis(declared, axis, x, x).Problem! with { Argument = axes.Count == 1 ? "axis" : "axes" };

            if (axes.Count(other => x.AxisOf(other) == x.AxisOf(axis)) > 1)
                return new ShapeProblem(Rules.SliceRange, $"{declared} names axis {x.AxisOf(axis)} of {x} twice. Name each axis once.", "axes");
        }

        return null;
    }

    /// <summary>Null, or why the axes that a transposition names are not all of x's, each once.</summary>
    public static ShapeProblem? Permutation(TransposeOf transpose, Shape x) =>
        transpose.Named.Count == 0
            ? x.Rank < 2 ? new ShapeProblem(Rules.SliceRange, $"Transpose exchanges the last two axes, but it is given {x}. Use Reshape to make a matrix of it.") : null
            : Axes(transpose.Declared, transpose.Named, x) is { } problem ? problem with { Argument = "axes" }
            : transpose.Named.Count != x.Rank ? new ShapeProblem(Rules.SliceRange, $"{transpose.Declared} names {transpose.Named.Count} axes, but {x} has {x.Rank}. Name all of them, in their new order.", "axes")
            : null;

    /// <summary>Null, or why a loss over classes cannot judge an output of this shape: one vector of scores, or one at each step.</summary>
    public static ShapeProblem? NeedsClasses(string loss, Shape prediction) =>
        prediction.Rank is not (1 or 2) ? NeedsVectorProblem(loss, prediction)
        : prediction.Axes[prediction.Rank - 1] > 1 ? null
        : new ShapeProblem(Rules.LossShape, loss is "MultiClassHinge"
            ? "MultiClassHinge needs at least two classes, but its output has one unit. Give each class a unit, or use Hinge."
            : $"{loss} needs at least two classes, but its output has one unit, whose probability is always 1. Give each class a unit, or use SigmoidBinaryCrossEntropy.");

    /// <summary>Null, or why an output of this shape holds no distributions along its last axis.</summary>
    public static ShapeProblem? NeedsDistribution(string loss, Shape prediction) =>
        prediction.Rank > 0 && prediction.Axes[prediction.Rank - 1] > 1 ? null : new ShapeProblem(
            Rules.LossShape, $"{loss} needs distributions over at least two classes along the last axis, but its output is {prediction}, where one class has all probability. Give each class a unit.");

    /// <summary>Null, or why the first axis of an output does not divide into so many equal parts.</summary>
    public static ShapeProblem? NeedsParts(string loss, int parts, string what, Shape prediction) =>
        prediction.Rank > 0 && prediction.Axes[0] % parts == 0 ? null : new ShapeProblem(
            Rules.LossShape, $"{loss} takes {what} from {parts} equal parts of the output's first axis, but its output is {prediction}. Make that axis a multiple of {parts}, for example with Tensor.Concat of {parts} tensors of one shape.");

    /// <summary>Null, or why two losses cannot compare with the same target.</summary>
    public static ShapeProblem? SharedTarget(Loss loss, Shape prediction, Loss other, Shape otherPrediction)
    {
        (string own, string theirs) = (Text(loss, prediction), Text(other, otherPrediction));
        return own == theirs ? null : new ShapeProblem(Rules.LossShape, $"This loss compares with {own}, but the one whose target it shares with {theirs}. Leave Target out, or make them alike.", "Target");

        static string Text(Loss loss, Shape prediction) =>
            (loss.Target is TargetForm.Labels ? $"labels of {loss.Classes(prediction)} classes{(prediction.Rank > 1 ? $" at {prediction.Axes[0]} steps" : "")}" : $"numbers in the shape {loss.TargetShape(prediction)}")
            + (loss.IgnoredLabel is { } label ? $", of which {label} is ignored" : "")
            + (loss.IgnoresMissing ? ", of which missing ones are ignored" : "");
    }

    public static ShapeProblem LossHasShape(Shape found) => new(
        Rules.LossShape, $"Loss gives {found} for an example, but a loss is a single number. End with Sum() or Mean().");

    public static ShapeProblem LossIsConstant() => new(
        Rules.LossShape, "Loss does not depend on the prediction, so that nothing could be learned from it. Compare the prediction with the target.");

    public static ShapeResult ConcatMismatch(int axis, Shape first, Shape other) => new ShapeProblem(
        Rules.Mismatch, $"Concat along axis {axis} needs operands that are equal in every other axis, but they are {first} and {other}. Bring one to the other's shape, or name another axis.").GoingOnWith(first);

    public static ShapeResult NoSuchAxis(string declared, int axis, Shape shape, Shape guess) => new ShapeProblem(
        Rules.SliceRange,
        shape.Rank == 0
            ? $"{declared} needs an axis, but it is given a single number, which has none."
            : $"{declared} names axis {axis}, but {shape} has axes 0 to {shape.Rank - 1}. The batch is not counted.",
        shape.Rank == 0 ? null : "axis").GoingOnWith(guess);

    public static ShapeResult SliceRange(SliceOf slice, Shape x)
    {
        int extent = x.Axes[slice.Axis];

        if (slice.Length < 1)
            return new ShapeProblem(Rules.SliceRange, $"{slice.Declared} takes {slice.Length} elements. Let it take at least 1.", "length").GoingOnWith(x.WithAxis(slice.Axis, 1));

        string argument = slice.Start < 0 || slice.Start >= extent ? "start" : "length";
        int length = slice.Length > 0 ? System.Math.Min(slice.Length, extent) : 1;
        return new ShapeProblem(
            Rules.SliceRange,
            $"{slice.Declared} takes elements {slice.Start} to {(long)slice.Start + slice.Length - 1}, but axis {slice.Axis} of {x} has elements 0 to {extent - 1}. Make start and length fit.",
            argument,
            argument == "length" ? (extent - slice.Start).ToString(System.Globalization.CultureInfo.InvariantCulture) : null).GoingOnWith(x.WithAxis(slice.Axis, length));
    }

    /// <summary>The axes with the one changed that makes their product right; null where none or several could be meant.</summary>
    private static string? Corrected(Shape shape, long count)
    {
        long[] axes = [.. shape.Axes.Select(axis => (long)axis)];
        bool hasRest = axes.Count(axis => axis < 1) == 1;

        string[] answers = [.. Enumerable.Range(0, axes.Length)
            .Where(i => axes[i] < 1 || !hasRest)
            .Select(i => (Index: i, Others: axes.Where((axis, other) => other != i).Aggregate(1L, (product, axis) => product * axis)))
            .Where(c => c.Others > 0 && count % c.Others == 0)
            .Select(c => string.Join(", ", axes.Select((axis, i) => i == c.Index ? count / c.Others : axis)))];

        return answers.Length == 1 ? answers[0] : null;
    }

    public static ShapeResult ReshapeSize(ReshapeTo reshape, Shape x) => new ShapeProblem(
        Rules.ReshapeSize,
        reshape.Shape.Rank == 0 ? $"Reshape names no axes. Name them all: their product must be {x.Count}, the elements of {x}."
        : reshape.Shape.Axes.Any(axis => axis < 1) ? $"{reshape.Declared} has an axis below 1. Name every axis, also where other libraries take −1: their product must be {x.Count}, the elements of {x}."
        : $"{reshape.Declared} has {reshape.Shape.LongCount} elements, but {x} has {x.Count}. The two products must be equal: choose axes whose product is {x.Count}.",
        "shape",
        Corrected(reshape.Shape, x.LongCount)).GoingOnWith(reshape.Shape.Axes.All(axis => axis > 0) && reshape.Shape.Rank > 0 ? reshape.Shape : x);
}
