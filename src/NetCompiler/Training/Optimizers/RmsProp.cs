using System;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// RMSProp (Hinton, 2012; centred: Graves, 2013), as PyTorch computes it, ε outside the root.
/// <code>
/// g ← ∂loss/∂w + λ·w
/// s ← α·s + (1 − α)·g²
/// m ← α·m + (1 − α)·g                       centred
/// r = √s + ε,  or centred  √(s − m²) + ε
/// w ← w − η·g/r,  or with momentum  v ← μ·v + g/r,  w ← w − η·v
/// </code>
/// </summary>
public sealed class RmsProp : Optimizer
{
    private readonly int _mean;
    private readonly int _velocity;

    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="alpha">α in [0, 1): how much of the running means remains.</param>
    /// <param name="epsilon">ε; positive.</param>
    /// <param name="momentum">μ in [0, 1).</param>
    /// <param name="centered">Whether to divide by the deviation of the gradient from its mean.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public RmsProp(float learningRate = 0.01f, float alpha = 0.99f, float epsilon = 1e-8f, float momentum = 0f, bool centered = false, float weightDecay = 0f)
        : base(learningRate, weightDecay, memories: ["square", .. centered ? ["mean"] : Array.Empty<string>(), .. momentum == 0f ? Array.Empty<string>() : ["velocity"]])
    {
        Alpha = Hyperparameter.Fraction(alpha, nameof(alpha));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        Momentum = Hyperparameter.Fraction(momentum, nameof(momentum));
        Centered = centered;

        // A memory that the rule does not have stands for the first one, and is not touched.
        _mean = centered ? 1 : 0;
        _velocity = momentum == 0f ? 0 : centered ? 2 : 1;
    }

    /// <summary>α</summary>
    public float Alpha { get; }

    /// <summary>ε</summary>
    public float Epsilon { get; }

    /// <summary>μ</summary>
    public float Momentum { get; }

    /// <summary>Whether it divides by the deviation of the gradient from its mean.</summary>
    public bool Centered { get; }

    /// <inheritdoc/>
    protected override void Update(in ParameterUpdate update) =>
        Loop.Columns(update.Part, new Rule(update, Memory(0), Memory(_mean), Memory(_velocity), Alpha, Epsilon, Momentum, Centered));

    internal override DeviceRule? RuleFor(float learningRate, float weightDecay) =>
        new DeviceRule(DeviceRuleKind.RmsProp, learningRate, weightDecay) { Remains = Alpha, Epsilon = Epsilon, Momentum = Momentum, Centered = Centered };

    private readonly struct Rule(ParameterUpdate update, Row square, Row mean, Row velocity, float alpha, float epsilon, float momentum, bool centered) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V g = update.DecayedGradient<V>(j);
            V s = Moment.Flush(V.FusedMultiplyAdd(g * (1f - alpha), g, square.Load<V>(j) * alpha));
            square.Store(j, s);

            if (centered)
            {
                V m = Moment.FlushRoot(V.FusedMultiplyAdd(V.Of(1f - alpha), g, mean.Load<V>(j) * alpha));
                mean.Store(j, m);
                s = V.AtLeast(s - m * m, V.Zero);    // rounding may leave a little less than nothing
            }

            V move = g / (V.Sqrt(s) + epsilon);
            if (momentum != 0f)
            {
                move = Moment.Flush(V.FusedMultiplyAdd(V.Of(momentum), velocity.Load<V>(j), move));
                velocity.Store(j, move);
            }

            update.Store(j, V.FusedMultiplyAdd(V.Of(-update.LearningRate), move, update.Value<V>(j)));
        }
    }
}
