using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = a/b, da = dy/b, db = −dy·a/b²</summary>
internal sealed record Divide : Pairwise
{
    public override string Title => "divide";

    public override Expr Forward(Expr a, Expr b) => a / b;

    public override Expr GradientLeft(Expr a, Expr b, Expr dy) => dy / b;

    public override Expr GradientRight(Expr a, Expr b, Expr dy) => -(dy * a / (b * b));
}
