using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Stochastic gradient descent, with momentum and weight decay as PyTorch defines them.
/// <code>
/// g ← ∂loss/∂w + λ·w
/// v ← μ·v + g            (v = 0 before the first step)
/// w ← w − η·v
/// </code>
/// </summary>
public sealed class Sgd : Optimizer
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="momentum">μ in [0, 1): how much of the last velocity remains; 0.9 is usual.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public Sgd(float learningRate = 0.01f, float momentum = 0f, float weightDecay = 0f)
        : base(learningRate, memories: momentum == 0f ? 0 : 1)
    {
        Momentum = Hyperparameter.Fraction(momentum, nameof(momentum));
        WeightDecay = Hyperparameter.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>μ</summary>
    public float Momentum { get; }

    /// <summary>λ</summary>
    public float WeightDecay { get; }

    /// <inheritdoc/>
    protected override void Update(Part part, Row parameters, Row gradients)
    {
        if (Momentum == 0f)
            Loop.Columns(part, new Plain(parameters, gradients, LearningRate, WeightDecay));
        else
            Loop.Columns(part, new Heavy(parameters, gradients, Memory(0), LearningRate, Momentum, WeightDecay));
    }

    private readonly struct Plain(Row w, Row dw, float rate, float decay) : IMap
    {
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V g = V.FusedMultiplyAdd(V.Of(decay), w.Load<V>(j), dw.Load<V>(j));
            w.Store(j, V.FusedMultiplyAdd(V.Of(-rate), g, w.Load<V>(j)));
        }
    }

    private readonly struct Heavy(Row w, Row dw, Row velocity, float rate, float momentum, float decay) : IMap
    {
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V g = V.FusedMultiplyAdd(V.Of(decay), w.Load<V>(j), dw.Load<V>(j));
            V v = Moment.Flush(V.FusedMultiplyAdd(V.Of(momentum), velocity.Load<V>(j), g));
            velocity.Store(j, v);
            w.Store(j, V.FusedMultiplyAdd(V.Of(-rate), v, w.Load<V>(j)));
        }
    }
}
