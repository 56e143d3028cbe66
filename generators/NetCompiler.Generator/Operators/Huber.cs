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
internal sealed record Huber(double Delta, LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "huber";

    public override ResponseForm Response => ResponseForm.None;

    public override Expr Forward(Expr p, Expr y) => (Functions.Abs(p - y) <= Delta).Choose(0.5 * ((p - y) * (p - y)), Delta * (Functions.Abs(p - y) - 0.5 * Delta));

    public override Expr Gradient(Expr p, Expr y, Expr dl) => Min(Max(p - y, -Delta), Delta) * dl;
}
