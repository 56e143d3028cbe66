using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Chebyshev's distance between prediction and target: the greatest error alone counts.
/// <code>
/// L  = max |e|,  e = p − y
/// dp = sign(e)·[|e| = L]/k      k errors are greatest
/// </code>
/// Equal errors share the derivative evenly, as in PyTorch's amax; where all are 0 it is 0.
/// </summary>
internal sealed record Chebyshev : Loss
{
    public override string Title => "chebyshev";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override Value Respond(Value prediction) => prediction;

    public override Value Lower(Value prediction, Value target) => Size(prediction, target).MaxExample();

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        string scope = prediction.Builder.Scope;
        Value error = prediction - target, size = Size(prediction, target), greatest = size.MaxExample().Named(scope + ".greatest");

        // No error is above the greatest, so that "at least" is "equal".
        Value count = Value.Map(size, greatest, (a, m) => (a >= m).Choose(1, 0)).SumExample().Named(scope + ".count");
        Value share = Value.Map(gradient, count, (dl, k) => dl / k).Named(scope + ".share");
        return Value.Map(error, greatest, share, (e, m, s) => (Functions.Abs(e) >= m).Choose((e > 0).Choose(s, (e < 0).Choose(-s, 0)), 0));
    }

    private static Value Size(Value prediction, Value target) => (prediction - target).Map(Functions.Abs).Named(prediction.Builder.Scope + ".size");
}
