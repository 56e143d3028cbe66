using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = √x, dx = dy/(2·y)</summary>
internal sealed record Sqrt : Elementwise
{
    public override string Title => "square root";

    public override Expr Forward(Expr x) => Functions.Sqrt(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy / (2 * y);
}
