using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share: running means m of the gradient and v of its square.</summary>
public abstract class AdaptiveMoments : Optimizer
{
    // Powers as running products in double: the same on every machine, which Math.Pow does not promise.
    private double _beta1Power = 1.0;
    private double _beta2Power = 1.0;

    private protected AdaptiveMoments(float learningRate, float beta1, float beta2, float epsilon, float weightDecay)
        : base(learningRate, memories: 2)
    {
        Beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
        Beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        WeightDecay = Hyperparameter.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>β₁: how much of the mean of the gradient remains.</summary>
    public float Beta1 { get; }

    /// <summary>β₂: how much of the mean of its square remains.</summary>
    public float Beta2 { get; }

    /// <summary>ε: what keeps the division finite.</summary>
    public float Epsilon { get; }

    /// <summary>λ</summary>
    public float WeightDecay { get; }

    /// <summary>How much of the parameter enters its gradient.</summary>
    private protected abstract float GradientDecay { get; }

    /// <summary>How much of the parameter a step keeps, before it moves.</summary>
    private protected abstract float Keep { get; }

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        _beta1Power *= Beta1;
        _beta2Power *= Beta2;
    }

    /// <inheritdoc/>
    protected override void Update(Part part, Row parameters, Row gradients)
    {
        float step = (float)(-LearningRate / (1.0 - _beta1Power));
        float root = (float)(1.0 / Math.Sqrt(1.0 - _beta2Power));

        Loop.Columns(part, new Rule(parameters, gradients, Memory(0), Memory(1), step, root, Beta1, Beta2, Epsilon, GradientDecay, Keep));
    }

    private readonly struct Rule(
        Row w, Row dw, Row mean, Row square, float step, float root, float beta1, float beta2, float epsilon, float decay, float keep) : IMap
    {
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V x = w.Load<V>(j);
            V g = V.FusedMultiplyAdd(V.Of(decay), x, dw.Load<V>(j));

            V m = mean.Load<V>(j);
            m = Moment.Flush(V.FusedMultiplyAdd(V.Of(1f - beta1), g - m, m));
            mean.Store(j, m);

            V v = Moment.Flush(V.FusedMultiplyAdd(g * (1f - beta2), g, square.Load<V>(j) * beta2));
            square.Store(j, v);

            V size = V.FusedMultiplyAdd(V.Sqrt(v), V.Of(root), V.Of(epsilon));
            w.Store(j, V.FusedMultiplyAdd(V.Of(step), m / size, x * keep));
        }
    }
}
