using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A step over some of the parameters: which, their gradients, and the settings that hold for them.</summary>
public readonly struct ParameterUpdate
{
    private readonly Row _values;
    private readonly Row _gradients;
    private readonly float _scale;

    internal ParameterUpdate(Part part, Row values, Row gradients, float scale, float learningRate, float weightDecay)
    {
        Part = part;
        _values = values;
        _gradients = gradients;
        _scale = scale;
        LearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>The elements to move.</summary>
    public Part Part { get; }

    /// <summary>η of this step for these parameters: the optimizer's or their group's, times the schedule's factor.</summary>
    public float LearningRate { get; }

    /// <summary>λ of these parameters: the optimizer's or their group's.</summary>
    public float WeightDecay { get; }

    /// <summary>The parameters from <paramref name="j"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Value<V>(int j) where V : struct, ILanes<V> => _values.Load<V>(j);

    /// <summary>Their gradients, after clipping; 0 where they are less than 10⁻¹⁷, because their squares would be denormal, which is slow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<V>(int j) where V : struct, ILanes<V> => Moment.FlushRoot(_gradients.Load<V>(j) * _scale);

    /// <summary>Their gradients with λ·w added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V DecayedGradient<V>(int j) where V : struct, ILanes<V> => V.FusedMultiplyAdd(V.Of(WeightDecay), Value<V>(j), Gradient<V>(j));

    /// <summary>Moves the parameters from <paramref name="j"/> on to new values; to 0 where they are less than 10⁻³⁰, which decaying ones become sooner or later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<V>(int j, V value) where V : struct, ILanes<V> => _values.Store(j, Moment.Flush(value));
}
