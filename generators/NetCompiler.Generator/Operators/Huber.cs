using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Huber's loss (1964), averaged or added up over the elements of an example (PyTorch's HuberLoss): squares for small errors, absolute values for large ones.
/// <code>
/// L  = (1/n)·Σ (½·e² where |e| ≤ δ, else δ·(|e| − ½·δ)),  e = p − y
/// dp = min(max(e, −δ), δ)/n
/// </code>
/// </summary>
internal sealed record Huber(double Delta, LossReduction Reduction) : ErrorLoss(Reduction)
{
    public override string Title => "huber";

    public override Expr Forward(Expr e) => (Functions.Abs(e) <= Delta).Choose(0.5 * (e * e), Delta * (Functions.Abs(e) - 0.5 * Delta));

    public override Expr Gradient(Expr e, Expr dl) => Min(Max(e, -Delta), Delta) * dl;
}
