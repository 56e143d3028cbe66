using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = x + c, dx = dy</summary>
internal sealed record AddConstant(double Constant) : Elementwise
{
    public override string Title => "add constant";

    public override Expr Forward(Expr x) => x + Constant;

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy;
}
