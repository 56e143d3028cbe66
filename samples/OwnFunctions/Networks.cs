using System;
using NetCompiler;

namespace OwnFunctions;

/// <summary>Sex (one of three) and seven measurements of a shell; the rings that nine shells in ten do not exceed.</summary>
[Network]
[Input(10)]
[Dense(32), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(16), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(1)]
[ElementwiseLoss(typeof(Functions), nameof(Functions.SmoothQuantile), 0.9, 0.02)]
public sealed partial class ShellNet;

/// <summary>Departure, distance and weather (one of two) of a journey; the minutes that nine journeys in ten do not exceed.</summary>
[Network]
[Input(4)]
[Dense(32), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(16), Map(typeof(Functions), nameof(Functions.Swish))]
[Dense(1)]
[ElementwiseLoss(typeof(Functions), nameof(Functions.SmoothQuantile), 0.9, 0.02)]
public sealed partial class JourneyNet;

/// <summary>Mathematics as plain C#. The compiler reads these bodies, derives them, and fuses function and derivative into the loops of the networks that name them.</summary>
internal static class Functions
{
    /// <summary>Swish with a learned steepness: half the identity for β = 0, the rectifier for β → ∞. Ramachandran, Zoph and Le 2017.</summary>
    public static float Swish(float x, [Learned(1)] float beta) => x / (1 + MathF.Exp(-beta * x));

    /// <summary>
    /// The quantile loss with its corner rounded off over a width of <paramref name="width"/>: a prediction that is too low costs <paramref name="quantile"/> for each
    /// unit, one that is too high the rest to 1, so that the share <paramref name="quantile"/> of all targets comes to lie below the predictions. Zheng 2011.
    /// </summary>
    public static float SmoothQuantile(float prediction, float target, float quantile, float width)
    {
        float missing = target - prediction;
        return quantile * missing + width * MathF.Log(1 + MathF.Exp(-missing / width));
    }

    /// <summary>The share of targets that do not exceed their prediction: for a quantile of 0.9 it should be near 0.9. Called, not compiled: a metric judges finished predictions.</summary>
    public static Metric Coverage => Metric.Mean("coverage", (prediction, target) => target <= prediction ? 1 : 0);
}
