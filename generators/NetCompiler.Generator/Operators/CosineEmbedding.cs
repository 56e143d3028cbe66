using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The angle between the two embeddings of a pair, the halves of the output's first axis (PyTorch's CosineEmbeddingLoss).
/// <code>
/// L = 1 − c               where y > 0, of a pair that belongs together,   c = cos(a, b)
/// L = max(0, c − margin)  else
/// dc = −1 where y > 0, else [c > margin]
/// </code>
/// </summary>
internal sealed record CosineEmbedding(double Margin) : Loss
{
    public override string Title => "cosine embedding";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override TargetRange Range => new(-1, 1);

    public override Shape TargetShape(Shape prediction) => Shape.Scalar;

    public override ShapeProblem? Check(Shape prediction) => ShapeFindings.NeedsParts("CosineEmbedding", 2, "the two embeddings of a pair", prediction);

    public override Value Respond(Value prediction) => prediction;

    public override Value Lower(Value prediction, Value target) =>
        Value.Map(Of(prediction).Value, target, (c, y) => (y > 0).Choose(1 - c, Max(c - Margin, 0)));

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        Cosine cosine = Of(prediction);
        Value slope = Value.Map(cosine.Value, target, gradient, (c, y, dl) => (y > 0).Choose(-dl, (c > Margin).Choose(dl, 0))).Named(prediction.Builder.Scope + ".slope");
        return prediction.Builder.Concat(0, [cosine.ByLeft(slope), cosine.ByRight(slope)]);
    }

    private static Cosine Of(Value prediction) => Cosine.Of(prediction.PartOfFirst(0, 2), prediction.PartOfFirst(1, 2));
}
