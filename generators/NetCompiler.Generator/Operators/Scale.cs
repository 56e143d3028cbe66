using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = c·x, dx = c·dy</summary>
internal sealed record Scale(double Constant) : Elementwise
{
    public override string Title => "scale";

    public override Expr Forward(Expr x) => x * Constant;

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * Constant;
}
