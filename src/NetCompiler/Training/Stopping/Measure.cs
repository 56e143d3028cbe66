using System;

namespace NetCompiler;

/// <summary>What <see cref="EarlyStopping"/> and <see cref="ReduceOnPlateau"/> look at after every epoch.</summary>
public enum Measure
{
    /// <summary>The loss of the validation data, or that of training where there are none.</summary>
    Automatic,

    /// <summary>The loss of training.</summary>
    Loss,

    /// <summary>The accuracy of training.</summary>
    Accuracy,

    /// <summary>The loss of the validation data.</summary>
    ValidationLoss,

    /// <summary>The accuracy of the validation data.</summary>
    ValidationAccuracy,
}

/// <summary>How measures are read from results.</summary>
internal static class Measures
{
    /// <summary>Whether less is better.</summary>
    public static bool IsFalling(this Measure measure) => measure is not (Measure.Accuracy or Measure.ValidationAccuracy);

    public static double Worst(this Measure measure) => measure.IsFalling() ? double.PositiveInfinity : double.NegativeInfinity;

    public static double Of(this Measure measure, EpochResult result) => measure switch
    {
        Measure.Automatic => result.ValidationLoss ?? result.Loss,
        Measure.Loss => result.Loss,
        Measure.Accuracy => result.Accuracy ?? throw NoAccuracy(),
        Measure.ValidationLoss => result.ValidationLoss!.Value,
        _ => result.ValidationAccuracy ?? throw NoAccuracy(),
    };

    public static void Check(this Measure measure, string who, TrainingOptions options)
    {
        if (measure is Measure.ValidationLoss or Measure.ValidationAccuracy && options.Validation is null)
            throw new ArgumentException($"{who} looks at {measure}, but there are no validation data. Give TrainingOptions.Validation, or let it look at {(measure.IsFalling() ? Measure.Loss : Measure.Accuracy)}.");
    }

    private static InvalidOperationException NoAccuracy() =>
        new("The accuracy is to be looked at, but no answer of this network is simply right or wrong. Look at the loss instead.");
}
