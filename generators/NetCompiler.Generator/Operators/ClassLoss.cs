using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>A loss over classes, one of which a label names. Where a label may be ignored, no element is looked up by it: it need not be one's number.</summary>
internal abstract record ClassLoss : Loss
{
    public override TargetForm Target => TargetForm.Labels;

    public sealed override ShapeProblem? Check(Shape prediction) => ShapeFindings.NeedsClasses(Activations.Name(this), prediction);

    public sealed override Value Lower(Value prediction, Value target)
    {
        Value each = Each(prediction, target);
        return IgnoredLabel is null ? each : Value.Map(each, Counts(prediction, target), (loss, counts) => (counts > 0).Choose(loss, 0));
    }

    public sealed override Value Differentiate(Value prediction, Value target, Value gradient) =>
        Slope(prediction, target, IgnoredLabel is null ? gradient : (gradient * Counts(prediction, target)).Named(prediction.Builder.Scope + ".share"));

    /// <summary>The loss of each example.</summary>
    protected abstract Value Each(Value prediction, Value target);

    /// <summary>Its derivative, given that by each example's loss.</summary>
    protected abstract Value Slope(Value prediction, Value target, Value gradient);

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

    /// <summary>1 where the label is a class's, else 0.</summary>
    private static Value Counts(Value prediction, Value target) => OneHot(prediction, target).SumExample().Named(prediction.Builder.Scope + ".counts");
}
