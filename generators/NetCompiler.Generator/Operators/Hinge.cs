using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Hinge loss of a score s against a target y of −1 or 1, averaged or added up over the elements of an example.
/// <code>
/// L  = (1/n)·Σ max(0, 1 − y·s)
/// ds = −y/n where y·s &lt; 1, else 0
/// </code>
/// At the kink y·s = 1 the derivative is 0, that of ReLU.
/// </summary>
internal sealed record Hinge(LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "hinge";

    public override ResponseForm Response => ResponseForm.Sign;

    public override Expr Forward(Expr p, Expr y) => Max(1 - y * p, 0);

    public override Expr Gradient(Expr p, Expr y, Expr dl) => (y * p < 1).Choose(-(y * dl), 0);
}
