using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Hamming distance, for targets of 0 and 1 in how many places they differ; of other numbers the Manhattan distance.
/// <code>
/// L  = Σ |p − y|
/// dp = sign(p − y)
/// </code>
/// Where both are equal the derivative is 0.
/// </summary>
internal sealed record Hamming() : ErrorLoss(LossReduction.Sum)
{
    public override string Title => "hamming";

    public override Expr Forward(Expr e) => Functions.Abs(e);

    public override Expr Gradient(Expr e, Expr dl) => (e > 0).Choose(dl, (e < 0).Choose(-dl, 0));
}
