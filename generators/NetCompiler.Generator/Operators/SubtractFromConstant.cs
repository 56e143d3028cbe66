using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = c − x, dx = −dy</summary>
internal sealed record SubtractFromConstant(double Constant) : Elementwise
{
    public override string Title => "subtract from constant";

    public override Expr Forward(Expr x) => Constant - x;

    public override Expr Gradient(Expr x, Expr y, Expr dy) => -dy;
}
