using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// An anchor a has to be nearer to a positive p than to a negative n by a margin m; the three are the thirds of the output's first axis, and nothing is compared with
/// a target (Schroff, Kalenichenko and Philbin 2015; PyTorch's TripletMarginLoss with p = 2).
/// <code>
/// L  = max(0, m + d(a, p) − d(a, n))      d(a, b) = |a − b + ε|₂,  ε = 10⁻⁶ as in PyTorch
/// da = u − v,  dp = −u,  dn = v           u = (a − p + ε)/d(a, p),  v = (a − n + ε)/d(a, n)  where L > 0, else 0
/// </code>
/// </summary>
internal sealed record TripletMargin(double Margin) : Loss
{
    private const double Epsilon = 1e-6;

    public override string Title => "triplet margin";

    public override TargetForm Target => TargetForm.None;

    public override ResponseForm Response => ResponseForm.None;

    public override ShapeProblem? Check(Shape prediction) => ShapeFindings.NeedsParts("TripletMargin", 3, "anchor, positive and negative", prediction);

    public override Value Respond(Value prediction) => prediction;

    public override Value Lower(Value prediction, Value target) =>
        Value.Map(Apart(prediction, 1).Distance, Apart(prediction, 2).Distance, (p, n) => Max(p - n + Margin, 0));

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        (Value toPositive, Value near) = Apart(prediction, 1);
        (Value toNegative, Value far) = Apart(prediction, 2);
        Value slope = Value.Map(near, far, gradient, (p, n, dl) => (p - n + Margin > 0).Choose(dl, 0)).Named(prediction.Builder.Scope + ".slope");
        Value u = toPositive * Over(slope, near), v = toNegative * Over(slope, far);
        return prediction.Builder.Concat(0, [u - v, u.Map(d => -d), v]);

        static Value Over(Value slope, Value distance) => Value.Map(slope, distance, (s, d) => (d > 0).Choose(s / d, 0));
    }

    /// <summary>a − x + ε and its length, for the part x.</summary>
    private static (Value Difference, Value Distance) Apart(Value prediction, int part)
    {
        string scope = prediction.Builder.Scope + (part == 1 ? ".positive" : ".negative");
        Value difference = Value.Map(prediction.PartOfFirst(0, 3), prediction.PartOfFirst(part, 3), (a, x) => a - x + Epsilon).Named(scope);
        return (difference, (difference * difference).SumExample().Map(Functions.Sqrt).Named(scope + ".distance"));
    }
}
