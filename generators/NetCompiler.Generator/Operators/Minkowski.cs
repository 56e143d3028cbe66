using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Minkowski's distance of order q between prediction and target.
/// <code>
/// L  = (Σ |e|^q)^(1/q) = m·(Σ (|e|/m)^q)^(1/q),  e = p − y,  m = max |e|
/// dp = sign(e)·(|e|/L)^(q − 1)
/// </code>
/// Divided by the greatest error, no power overflows. Where an error is 0, and where all are, the derivative is 0.
/// </summary>
internal sealed record Minkowski(double Order) : Loss
{
    public override string Title => "minkowski";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override Value Respond(Value prediction) => prediction;

    public override Value Lower(Value prediction, Value target)
    {
        string scope = prediction.Builder.Scope;
        Value size = (prediction - target).Map(Functions.Abs).Named(scope + ".size");
        Value greatest = size.MaxExample().Named(scope + ".greatest");
        Value sum = Value.Map(size, greatest, (a, m) => (m > 0).Choose(Power.Of(a / m, Order), 0)).SumExample().Named(scope + ".sum");

        // Of a sum of 1 and more, or of 0 where nothing differs.
        return Value.Map(greatest, sum, (m, s) => m * Power.Of(Max(s, 1), 1 / Order));
    }

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        Value distance = Lower(prediction, target).Named(prediction.Builder.Scope + ".distance");
        Value error = prediction - target;
        Value slope = Value.Map(error, distance, (e, d) => (e > 0).Choose(Slope(e / d), (e < 0).Choose(-Slope(-e / d), 0)));
        return Value.Map(slope, gradient, (s, dl) => s * dl);
    }

    private Expr Slope(Expr share) => Power.Of(share, Order - 1);
}
