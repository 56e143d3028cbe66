using System;
using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The logarithm of the hyperbolic cosine of the error, averaged or added up over the elements of an example.
/// <code>
/// L  = (1/n)·Σ log cosh e,  e = p − y
/// dp = tanh(e)/n
/// </code>
/// Near 0 it is log(1 + d) with d = cosh e − 1 = −½·(e^a − 1)·(e⁻ᵃ − 1), a = |e|, in which nothing cancels; farther out a + log(1 + e⁻²ᵃ) − log 2, in which nothing overflows.
/// </summary>
internal sealed record LogCosh(LossReduction Reduction) : ErrorLoss(Reduction)
{
    public override string Title => "log-cosh";

    public override Expr Forward(Expr e)
    {
        Expr size = Functions.Abs(e), near = Min(size, 1);
        return (size < 1).Choose(Log1p(-0.5 * (Expm1(near) * Expm1(-near))), size + (Log1p(Functions.Exp(-2 * size)) - Math.Log(2)));
    }

    public override Expr Gradient(Expr e, Expr dl) => Functions.Tanh(e) * dl;
}
