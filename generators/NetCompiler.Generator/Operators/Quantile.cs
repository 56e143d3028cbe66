using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The pinball loss, which a quantile of the targets minimises, averaged or added up over the elements of an example.
/// <code>
/// L  = (1/n)·Σ max(−q·e, (1 − q)·e),  e = p − y
/// dp = (1 − q)/n where e > 0,  −q/n where e &lt; 0
/// </code>
/// Where both are equal the derivative is 0, as that of <see cref="MeanAbsoluteError"/>, which is twice this loss at q = ½.
/// </summary>
internal sealed record Quantile(double Level, LossReduction Reduction) : ErrorLoss(Reduction)
{
    public override string Title => "quantile";

    public override Expr Forward(Expr e) => Max(-Level * e, (1 - Level) * e);

    public override Expr Gradient(Expr e, Expr dl) => (e > 0).Choose((1 - Level) * dl, (e < 0).Choose(-Level * dl, 0));
}
