using System;
using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share: running means m of the gradient and v of its square.</summary>
public abstract class AdaptiveMoments : Optimizer
{
    private protected AdaptiveMoments(float learningRate, float beta1, float beta2, float epsilon, float weightDecay, EpsilonPlacement placement, bool amsGrad)
        : base(learningRate, weightDecay, amsGrad ? ["mean", "square", "largest_square"] : ["mean", "square"], ["beta1_power", "beta2_power"])
    {
        Beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
        Beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));
        EpsilonPlacement = placement;
        AmsGrad = amsGrad;

        // Powers as running products in double: the same on every machine, which Math.Pow does not promise.
        Beta1Power = Beta2Power = 1.0;
    }

    /// <summary>β₁: how much of the mean of the gradient remains.</summary>
    public float Beta1 { get; }

    /// <summary>β₂: how much of the mean of its square remains.</summary>
    public float Beta2 { get; }

    /// <summary>ε: what keeps the division finite.</summary>
    public float Epsilon { get; }

    /// <summary>Where ε stands.</summary>
    public EpsilonPlacement EpsilonPlacement { get; }

    /// <summary>Whether the largest v so far stands for v, so that steps never grow again (Reddi, Kale and Kumar, 2018).</summary>
    public bool AmsGrad { get; }

    /// <summary>Whether weight decay shrinks the parameter beside the step instead of adding to its gradient.</summary>
    private protected abstract bool DecayIsDecoupled { get; }

    private ref double Beta1Power => ref Number(0);

    private ref double Beta2Power => ref Number(1);

    /// <inheritdoc/>
    protected override void BeginStep()
    {
        Beta1Power *= Beta1;
        Beta2Power *= Beta2;
    }

    /// <inheritdoc/>
    protected override unsafe void Update(in ParameterUpdate update)
    {
        Constants constants = ConstantsOf(update.LearningRate, update.WeightDecay);
        var moments = new Moments(update, Memory(0), Memory(1), &constants);
        if (AmsGrad)
            Loop.Columns(update.Part, new LargestRule(update, moments, Memory(2), &constants));
        else
            Loop.Columns(update.Part, new Rule(update, moments, &constants));
    }

    internal override DeviceRule? RuleFor(float learningRate, float weightDecay) =>
        new DeviceRule(AmsGrad ? DeviceRuleKind.LargestMoments : DeviceRuleKind.Moments, learningRate, weightDecay) { Moments = ConstantsOf(learningRate, weightDecay) };

    private Constants ConstantsOf(float learningRate, float weightDecay)
    {
        float step = (float)(-learningRate / (1.0 - Beta1Power));
        double root = 1.0 / Math.Sqrt(1.0 - Beta2Power);
        float decay = DecayIsDecoupled ? 0f : weightDecay;
        float keep = DecayIsDecoupled ? (float)(1.0 - (double)learningRate * weightDecay) : 1f;

        // √v̂ + ε, √(v̂ + ε) and (√v + ε)/√(1 − β₂ᵗ) are all √(v + inside)·root + outside.
        (float inside, float outside) = EpsilonPlacement switch
        {
            EpsilonPlacement.InsideRoot => ((float)(Epsilon * (1.0 - Beta2Power)), 0f),
            EpsilonPlacement.BeforeCorrection => (0f, (float)(Epsilon * root)),
            _ => (0f, Epsilon),
        };

        return new Constants
        {
            OfGradient = 1f - Beta1,
            Beta2 = Beta2,
            OfSquare = 1f - Beta2,
            Decay = decay,
            Root = (float)root,
            Inside = inside,
            Outside = outside,
            Step = step,
            Keep = keep,
        };
    }

    /// <summary>
    /// The numbers of a step. Rules read them from memory, where filling a register with one is part of the load; out of another register it takes a turn of the
    /// unit that has the arithmetic to do.
    /// </summary>
    internal struct Constants
    {
        public float OfGradient, Beta2, OfSquare, Decay, Root, Inside, Outside, Step, Keep;
    }

    /// <summary>m and v of an element, brought up to date.</summary>
    private readonly unsafe struct Moments(ParameterUpdate update, Row mean, Row square, Constants* c)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (V Mean, V Square) At<V>(int j, V x) where V : struct, ILanes<V>
        {
            V g = V.FusedMultiplyAdd(V.Of(c->Decay), x, update.Gradient<V>(j));

            V m = mean.Load<V>(j);
            m = Moment.Flush(V.FusedMultiplyAdd(V.Of(c->OfGradient), g - m, m));
            mean.Store(j, m);

            V v = Moment.Flush(V.FusedMultiplyAdd(g * c->OfSquare, g, square.Load<V>(j) * c->Beta2));
            square.Store(j, v);
            return (m, v);
        }
    }

    /// <summary>What m is divided by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe V Size<V>(V v, Constants* c) where V : struct, ILanes<V> => V.FusedMultiplyAdd(V.Sqrt(v + c->Inside), V.Of(c->Root), V.Of(c->Outside));

    private readonly unsafe struct Rule(ParameterUpdate update, Moments moments, Constants* c) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V x = update.Value<V>(j);
            (V m, V v) = moments.At(j, x);
            update.Store(j, V.FusedMultiplyAdd(V.Of(c->Step), m / Size(v, c), x * c->Keep));
        }
    }

    private readonly unsafe struct LargestRule(ParameterUpdate update, Moments moments, Row largest, Constants* c) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void At<V>(int row, int j) where V : struct, ILanes<V>
        {
            V x = update.Value<V>(j);
            (V m, V v) = moments.At(j, x);
            V top = V.Max(largest.Load<V>(j), v);
            largest.Store(j, top);
            update.Store(j, V.FusedMultiplyAdd(V.Of(c->Step), m / Size(top, c), x * c->Keep));
        }
    }
}
