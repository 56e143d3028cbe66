using System;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// AdaDelta (Zeiler, 2012), as PyTorch computes it: the step length follows from how far the parameter has moved lately.
/// <code>
/// g ← ∂loss/∂w + λ·w
/// s ← ρ·s + (1 − ρ)·g²
/// Δ ← √(u + ε) / √(s + ε) · g
/// u ← ρ·u + (1 − ρ)·Δ²
/// w ← w − η·Δ
/// </code>
/// </summary>
public sealed class AdaDelta : Optimizer
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η; 1 in the paper.</param>
    /// <param name="rho">ρ in [0, 1): how much of the running means remains.</param>
    /// <param name="epsilon">ε; positive. It also decides how long the first steps are.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public AdaDelta(float learningRate = 1f, float rho = 0.9f, float epsilon = 1e-6f, float weightDecay = 0f)
        : base(learningRate, weightDecay, memories: ["square", "move"])
    {
        Rho = Hyperparameter.Fraction(rho, nameof(rho));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
    }

    /// <summary>ρ</summary>
    public float Rho { get; }

    /// <summary>ε</summary>
    public float Epsilon { get; }

    /// <inheritdoc/>
    protected override void Update(in ParameterUpdate update) => Loop.Columns(update.Part, new Rule(update, Memory(0), Memory(1), Rho, Epsilon));

    internal override DeviceRule? RuleFor(float learningRate, float weightDecay) => new DeviceRule(DeviceRuleKind.AdaDelta, learningRate, weightDecay) { Remains = Rho, Epsilon = Epsilon };

    private readonly struct Rule(ParameterUpdate update, Row square, Row moved, float rho, float epsilon) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V g = update.DecayedGradient<V>(j);
            V s = Moment.Flush(V.FusedMultiplyAdd(g * (1f - rho), g, square.Load<V>(j) * rho));
            square.Store(j, s);

            V u = moved.Load<V>(j);
            V move = V.Sqrt(u + epsilon) / V.Sqrt(s + epsilon) * g;
            moved.Store(j, Moment.Flush(V.FusedMultiplyAdd(move * (1f - rho), move, u * rho)));
            update.Store(j, V.FusedMultiplyAdd(V.Of(-update.LearningRate), move, update.Value<V>(j)));
        }
    }
}
