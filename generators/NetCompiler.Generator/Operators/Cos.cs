using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = cos x, dx = −dy·sin x</summary>
internal sealed record Cos : Elementwise
{
    public override string Title => "cos";

    public override Expr Forward(Expr x) => Functions.Cos(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => -(dy * Functions.Sin(x));
}
