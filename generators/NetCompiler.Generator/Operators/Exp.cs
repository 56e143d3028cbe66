using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = eˣ, dx = dy·y</summary>
internal sealed record Exp : Elementwise
{
    public override string Title => "exp";

    public override Expr Forward(Expr x) => Functions.Exp(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * y;
}
