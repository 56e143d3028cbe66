using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid and binary cross-entropy as one stable group, averaged over the outputs of an example (PyTorch's BCEWithLogitsLoss).
/// <code>
/// L  = (1/n)·Σ softplus(z) − y·z  =  −(1/n)·Σ y·log σ(z) + (1 − y)·log(1 − σ(z))
/// dz = (σ(z) − y) / n
/// </code>
/// </summary>
internal sealed record SigmoidBinaryCrossEntropy : Loss
{
    public override string Title => "sigmoid binary cross-entropy";

    public override TargetForm Target => TargetForm.Values;

    public override ResponseForm Response => ResponseForm.Sigmoid;

    public override Value Lower(Value prediction, Value target)
    {
        Value entropy = Value.Map(prediction, target, (z, y) => Softplus(z) - y * z);
        return entropy.SumExample().Map(sum => sum / prediction.Type.Count);
    }

    public override Value Differentiate(Value prediction, Value target, Value gradient) =>
        Value.Map(prediction, target, gradient, (z, y, dl) => (Functions.Sigmoid(z) - y) * (dl / prediction.Type.Count));

    public override Value Respond(Value prediction) => prediction.Map(Functions.Sigmoid).Named(prediction.Label + ".probabilities");
}
