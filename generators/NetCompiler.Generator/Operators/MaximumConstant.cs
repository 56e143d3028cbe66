using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>y = max(x, c), dx = dy where x ≥ c, else 0: at c the derivative is 1, as of PyTorch's clamp.</summary>
internal sealed record MaximumConstant(double Constant) : Elementwise
{
    public override string Title => "maximum with constant";

    public override Expr Forward(Expr x) => Max(x, Constant);

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (x >= Constant).Choose(dy, 0);
}
