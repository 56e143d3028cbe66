using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid and binary cross-entropy as one stable group, averaged or added up over the outputs of an example (PyTorch's BCEWithLogitsLoss).
/// <code>
/// L  = (1/n)·Σ softplus(z) − y·z  =  −(1/n)·Σ y·log σ(z) + (1 − y)·log(1 − σ(z))
/// dz = (σ(z) − y) / n
/// </code>
/// </summary>
internal sealed record SigmoidBinaryCrossEntropy(LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "sigmoid binary cross-entropy";

    public override ResponseForm Response => ResponseForm.Sigmoid;

    public override Expr Forward(Expr p, Expr y) => Softplus(p) - y * p;

    public override Expr Gradient(Expr p, Expr y, Expr dl) => (Functions.Sigmoid(p) - y) * dl;

    public override Value Respond(Value prediction) => prediction.Map(Functions.Sigmoid).Named(prediction.Label + ".probabilities");
}
