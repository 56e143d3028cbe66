using NetCompiler.Generator.Differentiation;
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

    /// <summary>The shape of one example's target; that of labels is a single number.</summary>
    public virtual Shape TargetShape(Shape prediction) => Target is TargetForm.Labels ? Shape.Scalar : prediction;

    /// <summary>Null, or what is wrong with an output of this shape.</summary>
    public virtual ShapeProblem? Check(Shape prediction) => null;

    /// <summary>The loss of each example, <c>[B]</c>.</summary>
    public abstract Value Lower(Value prediction, Value target);

    /// <summary>∂L/∂prediction, given <paramref name="gradient"/>, the derivative by each example's loss, <c>[B]</c>.</summary>
    public abstract Value Differentiate(Value prediction, Value target, Value gradient);

    /// <summary>The output that a prediction returns.</summary>
    public abstract Value Respond(Value prediction);
}

internal enum TargetForm
{
    /// <summary>One class number per example.</summary>
    Labels,

    /// <summary>Floats in the prediction's shape.</summary>
    Values,
}

internal enum ResponseForm
{
    None,
    Softmax,
    Sigmoid,
    Largest,
    Sign,
}
