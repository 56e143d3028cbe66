using System;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Adam with Nesterov's momentum (Dozat, 2016), as PyTorch computes it from version 2 on.
/// <code>
/// g  ← ∂loss/∂w + λ·w
/// μₜ = β₁·(1 − ½·0.96^(t·ψ))
/// m  ← β₁·m + (1 − β₁)·g
/// v  ← β₂·v + (1 − β₂)·g²
/// w  ← w − η·( (1 − μₜ)/(1 − Πμ₁…μₜ) · g + μₜ₊₁/(1 − Πμ₁…μₜ₊₁) · m ) / (√v/√(1 − β₂ᵗ) + ε)
/// </code>
/// </summary>
public sealed class NAdam : Optimizer
{
    private readonly double _warming;    // 0.96^ψ

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="epsilon">ε; positive.</param>
    /// <param name="momentumDecay">ψ ≥ 0: how fast the momentum grows towards β₁.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public NAdam(float learningRate = 2e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float momentumDecay = 4e-3f, float weightDecay = 0f)
        : base(learningRate, weightDecay, memories: ["mean", "square"], numbers: ["momentum_product", "beta2_power", "warming_power"])
    {
        Beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
        Beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        MomentumDecay = Hyperparameter.NotNegative(momentumDecay, nameof(momentumDecay));
        _warming = Math.Pow(0.96, momentumDecay);
        MomentumProduct = Beta2Power = WarmingPower = 1.0;
    }

    /// <summary>β₁: how much of the mean of the gradient remains.</summary>
    public float Beta1 { get; }

    /// <summary>β₂: how much of the mean of its square remains.</summary>
    public float Beta2 { get; }

    /// <summary>ε: what keeps the division finite.</summary>
    public float Epsilon { get; }

    /// <summary>ψ</summary>
    public float MomentumDecay { get; }

    private ref double MomentumProduct => ref Number(0);

    private ref double Beta2Power => ref Number(1);

    private ref double WarmingPower => ref Number(2);

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        Beta2Power *= Beta2;
        WarmingPower *= _warming;
        MomentumProduct *= MomentumAt(WarmingPower);
    }

    /// <inheritdoc/>
    protected override void Update(in ParameterUpdate update)
    {
        (float ofGradient, float ofMean, float root) = FactorsOf(update.LearningRate);
        Loop.Columns(update.Part, new Rule(update, Memory(0), Memory(1), ofGradient, ofMean, root, Beta1, Beta2, Epsilon));
    }

    internal override DeviceRule? RuleFor(float learningRate, float weightDecay)
    {
        (float ofGradient, float ofMean, float root) = FactorsOf(learningRate);
        return new DeviceRule(DeviceRuleKind.NAdam, learningRate, weightDecay) { OfGradient = ofGradient, OfMean = ofMean, Root = root, Beta1 = Beta1, Beta2 = Beta2, Epsilon = Epsilon };
    }

    private (float OfGradient, float OfMean, float Root) FactorsOf(float learningRate)
    {
        double now = MomentumAt(WarmingPower), next = MomentumAt(WarmingPower * _warming);
        return (
            (float)(-learningRate * (1.0 - now) / (1.0 - MomentumProduct)),
            (float)(-learningRate * next / (1.0 - MomentumProduct * next)),
            (float)(1.0 / Math.Sqrt(1.0 - Beta2Power)));
    }

    private double MomentumAt(double power) => Beta1 * (1.0 - .5 * power);

    private readonly struct Rule(
        ParameterUpdate update, Row mean, Row square, float ofGradient, float ofMean, float root, float beta1, float beta2, float epsilon) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V g = update.DecayedGradient<V>(j);

            V m = mean.Load<V>(j);
            m = Moment.Flush(V.FusedMultiplyAdd(V.Of(1f - beta1), g - m, m));
            mean.Store(j, m);

            V v = Moment.Flush(V.FusedMultiplyAdd(g * (1f - beta2), g, square.Load<V>(j) * beta2));
            square.Store(j, v);

            V move = V.FusedMultiplyAdd(V.Of(ofMean), m, g * ofGradient);
            update.Store(j, update.Value<V>(j) + move / V.FusedMultiplyAdd(V.Sqrt(v), V.Of(root), V.Of(epsilon)));
        }
    }
}
