using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = a − b, da = dy, db = −dy</summary>
internal sealed record Subtract : Pairwise
{
    public override string Title => "subtract";

    public override Expr Forward(Expr a, Expr b) => a - b;

    public override Expr GradientLeft(Expr a, Expr b, Expr dy) => dy;

    public override Expr GradientRight(Expr a, Expr b, Expr dy) => -dy;
}
