using System;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// AdaGrad (Duchi, Hazan and Singer, 2011), as PyTorch computes it: every parameter has a step length of its own, which shrinks with all gradients that it has seen.
/// <code>
/// g ← ∂loss/∂w + λ·w
/// s ← s + g²                             (s = s₀ before the first step)
/// w ← w − η/(1 + (t − 1)·d) · g / (√s + ε)
/// </code>
/// </summary>
public sealed class AdaGrad : Optimizer
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="learningRateDecay">d ≥ 0: how fast η shrinks with the number t of steps.</param>
    /// <param name="initialAccumulator">s₀ ≥ 0.</param>
    /// <param name="epsilon">ε; positive.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public AdaGrad(float learningRate = 0.01f, float learningRateDecay = 0f, float initialAccumulator = 0f, float epsilon = 1e-10f, float weightDecay = 0f)
        : base(learningRate, weightDecay, memories: ["sum"])
    {
        LearningRateDecay = Hyperparameter.NotNegative(learningRateDecay, nameof(learningRateDecay));
        InitialAccumulator = Hyperparameter.NotNegative(initialAccumulator, nameof(initialAccumulator));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
    }

    /// <summary>d</summary>
    public float LearningRateDecay { get; }

    /// <summary>s₀</summary>
    public float InitialAccumulator { get; }

    /// <summary>ε: what keeps the division finite.</summary>
    public float Epsilon { get; }

    /// <inheritdoc/>
    protected override void Update(in ParameterUpdate update) =>
        Loop.Columns(update.Part, new Rule(update, Memory(0), RateOf(update.LearningRate), InitialAccumulator, Epsilon));    // the memory holds what was added to s₀: it is zero before the first step

    internal override DeviceRule? RuleFor(float learningRate, float weightDecay) =>
        new DeviceRule(DeviceRuleKind.AdaGrad, RateOf(learningRate), weightDecay) { Initial = InitialAccumulator, Epsilon = Epsilon };

    private float RateOf(float learningRate) => (float)(learningRate / (1.0 + (Steps - 1) * (double)LearningRateDecay));

    private readonly struct Rule(ParameterUpdate update, Row sum, float rate, float initial, float epsilon) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V g = update.DecayedGradient<V>(j);
            V s = Moment.Flush(V.FusedMultiplyAdd(g, g, sum.Load<V>(j)));
            sum.Store(j, s);
            update.Store(j, V.FusedMultiplyAdd(V.Of(-rate), g / (V.Sqrt(s + initial) + epsilon), update.Value<V>(j)));
        }
    }
}
