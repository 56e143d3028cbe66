using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = log x, dx = dy/x</summary>
internal sealed record Log : Elementwise
{
    public override string Title => "log";

    public override Expr Forward(Expr x) => Functions.Log(x);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => dy / x;
}
