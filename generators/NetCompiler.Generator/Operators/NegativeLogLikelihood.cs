using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Negative log-likelihood, of an output that is log-probabilities already (PyTorch's NLLLoss).
/// <code>
/// L  = −z[label]
/// dz = −onehot(label)
/// </code>
/// </summary>
internal sealed record NegativeLogLikelihood : ClassLoss
{
    public override string Title => "negative log-likelihood";

    public override ResponseForm Response => ResponseForm.Largest;

    protected override Value Each(Value prediction, Value target) => Picked(prediction, target).Map(z => -z);

    protected override Value Slope(Value prediction, Value target, Value gradient) =>
        Value.Map(prediction.Builder.OneHot(target, prediction.Type.Count), gradient, (y, dl) => -(y * dl));

    protected override Value Answer(Value prediction) => prediction;
}
