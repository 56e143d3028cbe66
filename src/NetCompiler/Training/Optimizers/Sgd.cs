using System;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Stochastic gradient descent, with momentum, Nesterov's accelerated gradient and weight decay as PyTorch defines them.
/// <code>
/// g ← ∂loss/∂w + λ·w
/// v ← μ·v + g            (v = 0 before the first step)
/// w ← w − η·v            momentum
/// w ← w − η·(g + μ·v)    Nesterov
/// </code>
/// </summary>
/// <remarks>
/// Nesterov's paper takes the gradient at the point that momentum will lead to, u = w − η·μ·v, and moves w. Here, as in PyTorch, the parameters are that point u itself,
/// so that the gradient of a step is that of the parameters as they stand: the paper's w is u + η·μ·v.
/// <para>The delta rule Δw = (t − p)·x of a linear unit is this optimizer without momentum, with batches of one example and η = 1 on the loss ½(t − p)²; a mean squared error
/// (t − p)² has twice that gradient and takes η = ½.</para>
/// </remarks>
public sealed class Sgd : Optimizer
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="momentum">μ in [0, 1): how much of the last velocity remains; 0.9 is usual.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <param name="nesterov">Whether to move as Nesterov does; needs momentum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's rule is asked for without momentum.</exception>
    public Sgd(float learningRate = 0.01f, float momentum = 0f, float weightDecay = 0f, bool nesterov = false)
        : base(learningRate, weightDecay, memories: momentum == 0f ? [] : ["velocity"])
    {
        Momentum = Hyperparameter.Fraction(momentum, nameof(momentum));
        Nesterov = nesterov;
        if (nesterov && momentum == 0f)
            throw new ArgumentException("Nesterov's rule looks ahead along the velocity, but the momentum is 0. Give a momentum, such as 0.9.", nameof(nesterov));
    }

    /// <summary>μ</summary>
    public float Momentum { get; }

    /// <summary>Whether it moves as Nesterov does.</summary>
    public bool Nesterov { get; }

    /// <inheritdoc/>
    protected override void Update(in ParameterUpdate update)
    {
        if (Momentum == 0f)
            Loop.Columns(update.Part, new Plain(update));
        else if (Nesterov)
            Loop.Columns(update.Part, new LookingAhead(update, Memory(0), Momentum));
        else
            Loop.Columns(update.Part, new Heavy(update, Memory(0), Momentum));
    }

    internal override DeviceRule? RuleFor(float learningRate, float weightDecay) =>
        new DeviceRule(Momentum == 0f ? DeviceRuleKind.Plain : Nesterov ? DeviceRuleKind.Ahead : DeviceRuleKind.Velocity, learningRate, weightDecay) { Momentum = Momentum };

    private readonly struct Plain(ParameterUpdate update) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V> =>
            update.Store(j, V.FusedMultiplyAdd(V.Of(-update.LearningRate), update.DecayedGradient<V>(j), update.Value<V>(j)));
    }

    private readonly struct Heavy(ParameterUpdate update, Row velocity, float momentum) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V v = Moment.Flush(V.FusedMultiplyAdd(V.Of(momentum), velocity.Load<V>(j), update.DecayedGradient<V>(j)));
            velocity.Store(j, v);
            update.Store(j, V.FusedMultiplyAdd(V.Of(-update.LearningRate), v, update.Value<V>(j)));
        }
    }

    private readonly struct LookingAhead(ParameterUpdate update, Row velocity, float momentum) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V g = update.DecayedGradient<V>(j);
            V v = Moment.Flush(V.FusedMultiplyAdd(V.Of(momentum), velocity.Load<V>(j), g));
            velocity.Store(j, v);
            V ahead = V.FusedMultiplyAdd(V.Of(momentum), v, g);
            update.Store(j, V.FusedMultiplyAdd(V.Of(-update.LearningRate), ahead, update.Value<V>(j)));
        }
    }
}
