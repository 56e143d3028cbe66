using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A loss of the user's own for each element, averaged or added up over the elements of an example.
/// <code>
/// L  = (1/n)·Σ f(p, y)    dp = ∂f/∂p / n
/// </code>
/// </summary>
internal sealed record FunctionLoss(MappedFunction Mapped, LossReduction Reduction) : Loss
{
    public override string Title => Mapped.Function.Name;

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override Value Respond(Value prediction) => prediction;

    public override Value Lower(Value prediction, Value target)
    {
        Value sum = Mapped.Function.Apply(prediction, target).SumExample();
        return sum.Map(total => total * Factor(prediction));
    }

    public override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        ScalarFunction derivative = Mapped.DerivativeBy(0);
        Value[] arguments = derivative.Parameters.Count > 2 ? [prediction, target, Mapped.Function.Apply(prediction, target)] : [prediction, target];
        return Value.Map(derivative.Apply(arguments), gradient, (d, dl) => d * (dl * Factor(prediction)));
    }

    private double Factor(Value prediction) => Reduction switch
    {
        LossReduction.Sum => 1,
        LossReduction.HalfSum => 0.5,
        _ => 1.0 / prediction.Type.Count,
    };
}
