using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Scaled exponential linear unit (Klambauer et al. 2017), whose constants keep mean 0 and variance 1 from layer to layer.
/// <code>
/// y  = s·x where x > 0, else s·α·(eˣ − 1)          α = 1.67326…   s = 1.05070…
/// dx = s·dy where x > 0, else dy·(y + s·α)
/// </code>
/// At 0 the derivative is s·α, as in PyTorch.
/// </summary>
internal sealed record Selu : Elementwise
{
    public const double Alpha = 1.6732632423543772848170429916717;

    public const double Scale = 1.0507009873554804934193349852946;

    public override string Title => "selu";

    public override Expr Forward(Expr x) => (x > 0).Choose(Scale * x, Scale * Alpha * Expm1(x));

    public override Expr Gradient(Expr x, Expr y, Expr dy) => (y > 0).Choose(Scale * dy, dy * (y + Scale * Alpha));
}
