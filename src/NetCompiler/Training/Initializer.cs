using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// How a parameter starts. Numbers are drawn in logical order from the seed and the parameter's index, so that a seed gives the same network on every machine.
/// <code>
/// He      σ² = 2 / fanIn                keeps the variance through ReLU
/// Glorot  σ² = 2 / (fanIn + fanOut)     keeps it through tanh and sigmoid, forward and backward
/// LeCun   σ² = 1 / fanIn                keeps it through SELU and linear layers
/// </code>
/// The uniform forms draw from ±σ·√3, which has the same variance.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Initializer
{
    private enum Distribution
    {
        Constant,
        Normal,
        TruncatedNormal,
        Uniform,
        Orthogonal,
    }

    private readonly Distribution _distribution;
    private readonly Func<int, int, double> _scale;    // the constant, the standard deviation, the limit or the gain, from fanIn and fanOut

    private Initializer(Distribution distribution, Func<int, int, double> scale)
    {
        _distribution = distribution;
        _scale = scale;
    }

    /// <summary>N(0, 2 / fanIn)</summary>
    public static Initializer HeNormal { get; } = new(Distribution.Normal, (fanIn, _) => Math.Sqrt(2.0 / fanIn));

    /// <summary>U(±√(6 / fanIn))</summary>
    public static Initializer HeUniform { get; } = new(Distribution.Uniform, (fanIn, _) => Math.Sqrt(6.0 / fanIn));

    /// <summary>N(0, 2 / (fanIn + fanOut))</summary>
    public static Initializer GlorotNormal { get; } = new(Distribution.Normal, (fanIn, fanOut) => Math.Sqrt(2.0 / (fanIn + fanOut)));

    /// <summary>U(±√(6 / (fanIn + fanOut)))</summary>
    public static Initializer GlorotUniform { get; } = new(Distribution.Uniform, (fanIn, fanOut) => Math.Sqrt(6.0 / (fanIn + fanOut)));

    /// <summary>N(0, 1 / fanIn)</summary>
    public static Initializer LeCunNormal { get; } = new(Distribution.Normal, (fanIn, _) => Math.Sqrt(1.0 / fanIn));

    /// <summary>U(±√(3 / fanIn))</summary>
    public static Initializer LeCunUniform { get; } = new(Distribution.Uniform, (fanIn, _) => Math.Sqrt(3.0 / fanIn));

    /// <summary>U(±1/√fanIn)</summary>
    public static Initializer FanInUniform { get; } = new(Distribution.Uniform, (fanIn, _) => 1 / Math.Sqrt(fanIn));

    /// <summary>All 0.</summary>
    public static Initializer Zeros { get; } = Constant(0f);

    /// <summary>All 1.</summary>
    public static Initializer Ones { get; } = Constant(1f);

    /// <summary>All <paramref name="value"/>.</summary>
    public static Initializer Constant(float value) => new(Distribution.Constant, (_, _) => value);

    /// <summary>N(0, σ²)</summary>
    public static Initializer Normal(float standardDeviation) => new(Distribution.Normal, (_, _) => standardDeviation);

    /// <summary>N(0, σ²) with what lies beyond ±2σ drawn again.</summary>
    public static Initializer TruncatedNormal(float standardDeviation) => new(Distribution.TruncatedNormal, (_, _) => standardDeviation);

    /// <summary>U(±limit)</summary>
    public static Initializer Uniform(float limit) => new(Distribution.Uniform, (_, _) => limit);

    /// <summary>A matrix [outputs, inputs] whose shorter side is orthonormal, times <paramref name="gain"/>; see <see cref="Orthonormal"/>.</summary>
    public static Initializer Orthogonal(float gain) => new(Distribution.Orthogonal, (_, _) => gain);

    /// <summary>The same, every number times <paramref name="factor"/>.</summary>
    public Initializer Scaled(float factor) => new(_distribution, (fanIn, fanOut) => factor * _scale(fanIn, fanOut));

    /// <summary>Writes a parameter's first values, in logical order.</summary>
    internal void Fill(Span<float> values, ulong seed, int parameter, int fanIn, int fanOut)
    {
        float scale = (float)_scale(fanIn, fanOut);
        var random = new NumberStream(seed, Purpose.InitialParameters, (ulong)parameter);

        if (_distribution == Distribution.Orthogonal)
            Orthonormal.Fill(values, values.Length / fanIn, fanIn, ref random);

        foreach (ref float value in values)
            value = scale * _distribution switch
            {
                Distribution.Normal => random.Normal(),
                Distribution.TruncatedNormal => Truncated(ref random),
                Distribution.Uniform => random.Between(-1f, 1f),
                Distribution.Orthogonal => value,
                _ => 1f,
            };
    }

    private static float Truncated(ref NumberStream random)
    {
        float number;
        do
            number = random.Normal();
        while (Math.Abs(number) > 2f);
        return number;
    }
}
