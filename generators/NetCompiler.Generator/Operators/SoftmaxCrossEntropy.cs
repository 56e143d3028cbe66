using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Softmax and cross-entropy as one stable group, with a class number as target.
/// <code>
/// L  = log Σ e^(z − max z) − (z[label] − max z)
/// dz = softmax(z) − onehot(label)
/// </code>
/// The logarithm of a rounded probability is never taken.
/// </summary>
internal sealed record SoftmaxCrossEntropy : Loss
{
    public override string Title => "softmax cross-entropy";

    public override TargetForm Target => TargetForm.Labels;

    public override ResponseForm Response => ResponseForm.Softmax;

    public override ShapeProblem? Check(Shape prediction) =>
        prediction.Rank != 1 ? ShapeFindings.NeedsVectorProblem("SoftmaxCrossEntropy", prediction)
        : prediction.Count == 1 ? ShapeFindings.OneClass()
        : null;

    public override Value Lower(Value prediction, Value target)
    {
        string scope = prediction.Builder.Scope;
        Value max = prediction.MaxExample().Named(scope + ".max");
        Value sum = (prediction - max).Map(Functions.Exp).Named(scope + ".exp").SumExample().Named(scope + ".sum");
        Value picked = prediction.Builder.Pick(prediction, target).Named(scope + ".picked");
        return Value.Map(sum, max, picked, (s, m, z) => Log(s) + (m - z));
    }

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        Value onehot = prediction.Builder.OneHot(target, prediction.Type.Count).Named(prediction.Builder.Scope + ".onehot");
        return Value.Map(Respond(prediction), onehot, gradient, (p, y, dl) => (p - y) * dl);
    }

    public override Value Respond(Value prediction) => Softmax.Of(prediction).Named(prediction.Label + ".probabilities");
}
