using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// One less the cosine of the angle between prediction and target.
/// <code>
/// L  = 1 − cos(p, y)
/// dp = (cos·p/|p| − y/|y|)/|p|
/// </code>
/// </summary>
internal sealed record CosineSimilarity : Loss
{
    public override string Title => "cosine similarity";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override Value Respond(Value prediction) => prediction;

    public override Value Lower(Value prediction, Value target) => Cosine.Of(prediction, target).Value.Map(c => 1 - c);

    public override Value Differentiate(Value prediction, Value target, Value gradient) =>
        Cosine.Of(prediction, target).ByLeft(gradient.Map(dl => -dl));
}
