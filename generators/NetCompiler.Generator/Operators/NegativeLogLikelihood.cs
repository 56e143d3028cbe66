using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Negative log-likelihood, of an output that is log-probabilities already (PyTorch's NLLLoss).
/// <code>
/// L  = −z[label]
/// dz = −onehot(label)
/// </code>
/// </summary>
internal sealed record NegativeLogLikelihood : Loss
{
    public override string Title => "negative log-likelihood";

    public override TargetForm Target => TargetForm.Labels;

    public override ResponseForm Response => ResponseForm.Largest;

    public override ShapeProblem? Check(Shape prediction) => ShapeFindings.NeedsClasses("NegativeLogLikelihood", prediction);

    public override Value Lower(Value prediction, Value target) =>
        prediction.Builder.Pick(prediction, target).Named(prediction.Builder.Scope + ".picked").Map(z => -z);

    public override Value Differentiate(Value prediction, Value target, Value gradient) =>
        Value.Map(prediction.Builder.OneHot(target, prediction.Type.Count), gradient, (y, dl) => -(y * dl));

    public override Value Respond(Value prediction) => prediction;
}
