using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Rectified linear unit.
/// <code>
/// y  = max(x, 0)
/// dx = dy where y > 0, else 0
/// </code>
/// At the kink the derivative is 0, as in PyTorch.
/// </summary>
internal sealed record Relu : Elementwise
{
    public override string Title => "relu";

    public override Expr Forward(Expr x) => Max(x, 0);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (y > 0).Choose(dy, 0);
}
