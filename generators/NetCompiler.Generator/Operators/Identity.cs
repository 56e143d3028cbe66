using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = x, dx = dy</summary>
internal sealed record Identity : Elementwise
{
    public override string Title => "identity";

    public override Expr Forward(Expr x) => x;

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy;
}
