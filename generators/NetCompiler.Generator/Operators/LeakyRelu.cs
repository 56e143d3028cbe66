using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Leaky rectified linear unit with a slope s in [0, 1).
/// <code>
/// y  = x where x > 0, else s·x
/// dx = dy where x > 0, else s·dy
/// </code>
/// y is positive just where x is, so y alone is kept. At the kink the derivative is s, as in PyTorch.
/// </summary>
internal sealed record LeakyRelu(double Slope) : Elementwise
{
    public override string Title => "leaky relu";

    public override Expr Forward(Expr x) => (x > 0).Choose(x, Slope * x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (y > 0).Choose(dy, Slope * dy);
}
