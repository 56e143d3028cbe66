using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The perceptron's criterion on a score s against a target y of 0 or 1, whose gradient is Rosenblatt's rule of 1958.
/// <code>
/// L  = (1/n)·Σ max(0, s) − y·s
/// ds = ([s > 0] − y)/n
/// </code>
/// So a right answer moves nothing, and a wrong one moves the weights by the input: Δw = η·(y − [s > 0])·x.
/// </summary>
internal sealed record Perceptron(LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "perceptron";

    public override ResponseForm Response => ResponseForm.Sigmoid;

    public override Expr Forward(Expr p, Expr y) => Max(p, 0) - y * p;

    public override Expr Gradient(Expr p, Expr y, Expr dl) => (Answer(p) - y) * dl;

    public override Value Respond(Value prediction) => prediction.Map(Answer).Named(prediction.Label + ".answer");

    private static Expr Answer(Expr score) => new BinaryStep().Forward(score);
}
