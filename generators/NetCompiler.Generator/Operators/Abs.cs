using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Absolute value.
/// <code>
/// y  = |x|
/// dx = dy where x > 0, −dy where x < 0, else 0
/// </code>
/// At 0 the derivative is 0, as in PyTorch.
/// </summary>
internal sealed record Abs : Elementwise
{
    public override string Title => "abs";

    public override Expr Forward(Expr x) => Functions.Abs(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (x > 0).Choose(dy, (x < 0).Choose(-dy, 0));
}
