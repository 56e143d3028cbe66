using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Mean squared error over all elements of the output (PyTorch's MSELoss).
/// <code>
/// L  = (1/n)·Σ (ŷ − y)²
/// dŷ = 2·(ŷ − y) / n
/// </code>
/// </summary>
internal sealed record MeanSquaredError : Loss
{
    public override string Title => "mean squared error";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.None;

    public override Value Lower(Value prediction, Value target)
    {
        Value error = prediction - target;
        return (error * error).SumExample().Map(sum => sum / prediction.Type.Count);
    }

    public override Value Differentiate(Value prediction, Value target, Value gradient) =>
        Value.Map(prediction, target, gradient, (p, y, dl) => (p - y) * (dl * (2.0 / prediction.Type.Count)));

    public override Value Respond(Value prediction) => prediction;
}
