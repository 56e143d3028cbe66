using System;
using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Negative log-likelihood of counts y under a Poisson distribution of rate λ, averaged or added up over the elements of an example (PyTorch's PoissonNLLLoss).
/// <code>
/// L  = (1/n)·Σ λ − y·log λ  [+ y·log y − y + ½·log(2π·y) where y > 1]
/// dp = (e^p − y)/n            of log λ = p
/// dp = (1 − y/(p + ε))/n      of λ = p, with log(p + ε) for log λ
/// </code>
/// What stands in brackets is Stirling's approximation of log y!, which no gradient depends on.
/// </summary>
internal sealed record PoissonNegativeLogLikelihood(bool LogInput, bool Full, double Epsilon, LossReduction Reduction) : ElementwiseLoss(Reduction)
{
    public override string Title => "Poisson negative log-likelihood";

    public override ResponseForm Response => ResponseForm.None;

    public override TargetRange Range => new(0, double.PositiveInfinity);

    public override Expr Forward(Expr p, Expr y) => (LogInput ? Functions.Exp(p) - y * p : p - y * Functions.Log(p + Epsilon)) + (Full ? Stirling(y) : 0);

    public override Expr Gradient(Expr p, Expr y, Expr dl) => (LogInput ? Functions.Exp(p) - y : 1 - y / (p + Epsilon)) * dl;

    private static Expr Stirling(Expr y) =>
        (y > 1).Choose((y + 0.5) * Functions.Log(Max(y, 1)) - y + 0.5 * Math.Log(2 * Math.PI), 0);
}
