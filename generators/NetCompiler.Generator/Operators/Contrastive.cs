using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The distance between the two embeddings of a pair, the halves of the output's first axis (Hadsell, Chopra and LeCun 2006).
/// <code>
/// L  = y·d² + (1 − y)·max(0, m − d)²      d = |a − b|₂,  y = 1 of a pair that belongs together, else 0
/// da = 2·(y − (1 − y)·max(0, m − d)/d)·(a − b) = −db
/// </code>
/// Two embeddings that are equal have no direction to part in: there the second term has the derivative 0.
/// </summary>
internal sealed record Contrastive(double Margin) : Loss
{
    public override string Title => "contrastive";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override TargetRange Range => new(0, 1);

    public override Shape TargetShape(Shape prediction) => Shape.Scalar;

    public override ShapeProblem? Check(Shape prediction) => ShapeFindings.NeedsParts("Contrastive", 2, "the two embeddings of a pair", prediction);

    public override Value Respond(Value prediction) => prediction;

    public override Value Lower(Value prediction, Value target)
    {
        (_, Value squared) = Apart(prediction);
        Value missing = squared.Map(s => Max(Margin - Sqrt(s), 0)).Named(prediction.Builder.Scope + ".missing");
        return Value.Map(squared, missing, target, (s, m, y) => y * s + (1 - y) * (m * m));
    }

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        (Value difference, Value squared) = Apart(prediction);
        Value scale = Value.Map(squared, target, gradient, (s, y, dl) => (y - (s > 0).Choose((1 - y) * (Max(Margin - Sqrt(s), 0) / Sqrt(s)), 0)) * (dl * 2)).Named(prediction.Builder.Scope + ".scale");
        Value left = difference * scale;
        return prediction.Builder.Concat(0, [left, left.Map(d => -d)]);
    }

    /// <summary>a − b and d².</summary>
    private static (Value Difference, Value Squared) Apart(Value prediction)
    {
        string scope = prediction.Builder.Scope;
        Value difference = (prediction.PartOfFirst(0, 2) - prediction.PartOfFirst(1, 2)).Named(scope + ".difference");
        return (difference, (difference * difference).SumExample().Named(scope + ".squared"));
    }
}
