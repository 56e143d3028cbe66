using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = sin x, dx = dy·cos x</summary>
internal sealed record Sin : Elementwise
{
    public override string Title => "sin";

    public override Expr Forward(Expr x) => Functions.Sin(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * Functions.Cos(x);
}
