using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Sigmoid and focal loss as one stable group (Lin et al. 2017), averaged or added up over the outputs of an example.
/// <code>
/// f(s)  = u^γ·softplus(s),  u = σ(s)                    the cross-entropy of a wrong answer, times how wrong it is
/// f'(s) = u^γ·(u + γ·(1 − u)·softplus(s))
/// L  = (1/n)·Σ α·y·f(−z) + (1 − α)·(1 − y)·f(z)
/// dz = ((1 − α)·(1 − y)·f'(z) − α·y·f'(−z)) / n
/// </code>
/// A negative α leaves out both α and 1 − α. What 1 − σ(z) is, is computed as σ(−z).
/// </summary>
internal sealed record SigmoidFocal(double Gamma, double Alpha, LossReduction Reduction) : ReducedLoss(Reduction)
{
    public override string Title => "sigmoid focal";

    public override ResponseForm Response => ResponseForm.Sigmoid;

    private double OfYes => Alpha < 0 ? 1 : Alpha;

    private double OfNo => Alpha < 0 ? 1 : 1 - Alpha;

    public override Value Respond(Value prediction) => prediction.Map(Functions.Sigmoid).Named(prediction.Label + ".probabilities");

    protected override Value Elements(Value prediction, Value target)
    {
        (Value yes, Value no) = Answers(prediction);
        Value ofYes = Value.Map(no, prediction, (u, z) => Power.Of(u, Gamma) * Softplus(-z));
        Value ofNo = Value.Map(yes, prediction, (u, z) => Power.Of(u, Gamma) * Softplus(z));
        return Value.Map(ofYes, ofNo, target, (f, g, y) => OfYes * (y * f) + OfNo * ((1 - y) * g));
    }

    protected override Value Slopes(Value prediction, Value target, Value share)
    {
        (Value yes, Value no) = Answers(prediction);
        Value ofYes = Value.Map(yes, no, prediction, (p, u, z) => Power.Of(u, Gamma) * (u + Gamma * (p * Softplus(-z))));
        Value ofNo = Value.Map(yes, no, prediction, (u, q, z) => Power.Of(u, Gamma) * (u + Gamma * (q * Softplus(z))));
        Value slope = Value.Map(ofYes, ofNo, target, (f, g, y) => OfNo * ((1 - y) * g) - OfYes * (y * f));
        return Counted(Value.Map(slope, share, (d, dl) => d * dl), target);
    }

    /// <summary>σ(z) and σ(−z).</summary>
    private (Value Yes, Value No) Answers(Value prediction) =>
        (Respond(prediction), prediction.Map(z => Functions.Sigmoid(-z)).Named(prediction.Builder.Scope + ".no"));
}
