using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Squared hinge loss of a score s against a target y of −1 or 1, averaged or added up over the elements of an example.
/// <code>
/// L  = (1/n)·Σ max(0, 1 − y·s)²
/// ds = −2·y·max(0, 1 − y·s)/n
/// </code>
/// </summary>
internal sealed record SquaredHinge(LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "squared hinge";

    public override ResponseForm Response => ResponseForm.Sign;

    public override Expr Forward(Expr p, Expr y) => Max(1 - y * p, 0) * Max(1 - y * p, 0);

    public override Expr Gradient(Expr p, Expr y, Expr dl) => Max(1 - y * p, 0) * (y * (dl * -2));
}
