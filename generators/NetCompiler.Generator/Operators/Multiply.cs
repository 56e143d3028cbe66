using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = a·b, da = dy·b, db = dy·a</summary>
internal sealed record Multiply : Pairwise
{
    public override string Title => "multiply";

    public override Expr Forward(Expr a, Expr b) => a * b;

    public override Expr GradientLeft(Expr a, Expr b, Expr dy) => dy * b;

    public override Expr GradientRight(Expr a, Expr b, Expr dy) => dy * a;
}
