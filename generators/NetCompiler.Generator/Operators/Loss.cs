using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>What training minimises: the mean over the batch of one number per example. One file each, in its numerically stable form.</summary>
internal abstract record Loss
{
    /// <summary>What tables and messages call it: <c>softmax cross-entropy</c>.</summary>
    public abstract string Title { get; }

    /// <summary>What the targets are.</summary>
    public abstract TargetForm Target { get; }

    /// <summary>What a prediction does to the network's output: the loss's own softmax or sigmoid.</summary>
    public abstract ResponseForm Response { get; }

    /// <summary>The shape of one example's target; that of labels is a single number, or one for each step of a sequence.</summary>
    public virtual Shape TargetShape(Shape prediction) => Target is TargetForm.Labels ? new Shape(prediction.Axes.Take(prediction.Rank - 1).ToEquatableArray()) : prediction;

    /// <summary>Among how many classes a label chooses; 0 where targets are no labels.</summary>
    public int Classes(Shape prediction) => Target is TargetForm.Labels ? prediction.Axes[prediction.Rank - 1] : 0;

    /// <summary>What numbers a target can be. Training on others is refused before it starts.</summary>
    public virtual TargetRange Range => TargetRange.Any;

    /// <summary>Whether a target that is NaN stands for no target.</summary>
    public bool IgnoresMissing { get; init; }

    /// <summary>The label that stands for no label: then the example's loss and derivative are exactly 0. What the program is given in its place is −1.</summary>
    public int? IgnoredLabel { get; init; }

    /// <summary>Null, or what is wrong with an output of this shape.</summary>
    public virtual ShapeProblem? Check(Shape prediction) => null;

    /// <summary>The loss of each example, <c>[B]</c>. Without a target the second value is none.</summary>
    public abstract Value Lower(Value prediction, Value target);

    /// <summary>∂L/∂prediction, given <paramref name="gradient"/>, the derivative by each example's loss, <c>[B]</c>.</summary>
    public abstract Value Differentiate(Value prediction, Value target, Value gradient);

    /// <summary>The output that a prediction returns.</summary>
    public abstract Value Respond(Value prediction);

    /// <summary>Whether a target is not NaN, which no number is at most or at least.</summary>
    protected static Comparison IsThere(Expr target) => target <= double.PositiveInfinity;
}

/// <summary>From the least to the greatest number that a target can be.</summary>
internal readonly record struct TargetRange(double Least, double Most)
{
    public static TargetRange Any => new(double.NegativeInfinity, double.PositiveInfinity);
}

internal enum TargetForm
{
    /// <summary>One class number per example, or per step of it.</summary>
    Labels,

    /// <summary>Floats, in the prediction's shape unless the loss says otherwise.</summary>
    Values,

    /// <summary>Nothing: the loss judges the prediction alone.</summary>
    None,
}

internal enum ResponseForm
{
    None,
    Softmax,
    Sigmoid,
    Largest,
    Sign,
}
