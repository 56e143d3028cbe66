using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = x², dx = 2·x·dy</summary>
internal sealed record Square : Elementwise
{
    public override string Title => "square";

    public override Expr Forward(Expr x) => x * x;

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy * (2 * x);
}
