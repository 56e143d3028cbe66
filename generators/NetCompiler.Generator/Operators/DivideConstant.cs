using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = c/x, dx = −dy·y/x</summary>
internal sealed record DivideConstant(double Constant) : Elementwise
{
    public override string Title => "divide constant";

    public override Expr Forward(Expr x) => Constant / x;

    public override Expr Gradient(Expr x, Expr y, Expr dy) => -(dy * y / x);
}
