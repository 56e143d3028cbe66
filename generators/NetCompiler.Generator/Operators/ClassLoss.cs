using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A loss over classes, one of which a label names; of a sequence <c>[T, C]</c> one label at each step, and the loss is the mean over the steps that have one. Where a label may be ignored, no element
/// is looked up by it: it need not be one's number.
/// </summary>
internal abstract record ClassLoss : Loss
{
    public override TargetForm Target => TargetForm.Labels;

    public sealed override ShapeProblem? Check(Shape prediction) => ShapeFindings.NeedsClasses(Activations.Name(this), prediction);

    public sealed override Value Lower(Value prediction, Value target)
    {
        Value rows = prediction.Rows(), labels = Target is TargetForm.Labels ? target : target.Rows();
        Value each = Each(rows, labels);
        int steps = rows.Type.Positions;

        if (IgnoredLabel is not null)
            each = Value.Map(each, Counts(rows, labels), (loss, counts) => (counts > 0).Choose(loss, 0)).Named(rows.Builder.Scope + ".each");

        return steps == 1 ? each
            : IgnoredLabel is null ? OverSteps(each).Map(sum => sum / steps)
            : Value.Map(OverSteps(each), Valid(rows, labels), (sum, valid) => sum / Functions.Max(valid, 1));
    }

    public sealed override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        Value rows = prediction.Rows(), labels = Target is TargetForm.Labels ? target : target.Rows();
        return Slope(rows, labels, Share(rows, labels, gradient)).OfRows(prediction.Type.Shape);
    }

    public sealed override Value Respond(Value prediction) => Answer(prediction.Rows()).OfRows(prediction.Type.Shape);

    /// <summary>The loss of each row.</summary>
    protected abstract Value Each(Value prediction, Value target);

    /// <summary>Its derivative, given that by each row's loss.</summary>
    protected abstract Value Slope(Value prediction, Value target, Value gradient);

    /// <summary>What a prediction makes of each row.</summary>
    protected abstract Value Answer(Value prediction);

    /// <summary>The element that the label names; 0 where it names none.</summary>
    protected Value Picked(Value prediction, Value target)
    {
        string name = prediction.Builder.Scope + ".picked";
        return IgnoredLabel is null
            ? prediction.Builder.Pick(prediction, target).Named(name)
            : Value.Map(prediction, OneHot(prediction, target), (z, y) => (y > 0).Choose(z, 0)).SumExample().Named(name);
    }

    protected static Value OneHot(Value prediction, Value target) =>
        prediction.Builder.OneHot(target, prediction.Type.Count).Named(prediction.Builder.Scope + ".onehot");

    /// <summary>∂L by each row's loss: an example's is shared among its steps.</summary>
    private Value Share(Value prediction, Value target, Value gradient)
    {
        string name = prediction.Builder.Scope + ".share";
        int steps = prediction.Type.Positions;

        if (IgnoredLabel is null)
            return steps == 1 ? gradient : gradient.Map(dl => dl / steps).Named(name);

        Value counts = Counts(prediction, target);
        return steps == 1
            ? (gradient * counts).Named(name)
            : (Value.Map(gradient, Valid(prediction, target), (dl, valid) => dl / Functions.Max(valid, 1)).Named(name + ".each") * counts).Named(name);
    }

    /// <summary>1 where the label is a class's, else 0.</summary>
    private static Value Counts(Value prediction, Value target) => OneHot(prediction, target).SumExample().Named(prediction.Builder.Scope + ".counts");

    /// <summary>How many steps of each example have a label.</summary>
    private static Value Valid(Value prediction, Value target) => OverSteps(Counts(prediction, target)).Named(prediction.Builder.Scope + ".valid");

    private static Value OverSteps(Value each) => each.Builder.Reduce(Reduction.Sum, ReducedAxes.Positions, each);
}
