using System;
using System.Linq;

namespace NetCompiler;

/// <summary>What a run on a device cannot do yet: each is refused before the first step, by name and with what to do.</summary>
internal static class DeviceLimits
{
    public static void Check(Network network, Optimizer optimizer, TrainingOptions options)
    {
        if (optimizer.RuleFor(optimizer.LearningRate, optimizer.WeightDecay) is null)
            throw new NotSupportedException($"A device has no kernel for {optimizer.GetType().Name} as it was made here. Use Sgd, or Adam or AdamW without AMSGrad, or train without TrainingOptions.Device.");

        Refuse(network.KeepsStates, "layers that keep their state from batch to batch");
        Refuse(options.BatchesPerStep > 1, nameof(TrainingOptions.BatchesPerStep));
        Refuse(options.ClipNorm is not null, nameof(TrainingOptions.ClipNorm));
        Refuse(options.ClipValue is not null, nameof(TrainingOptions.ClipValue));
        Refuse(options.MeasureGradientNorm, nameof(TrainingOptions.MeasureGradientNorm));
        Refuse(options.KeepGradients, nameof(TrainingOptions.KeepGradients));
        Refuse(options.DetectAnomalies, nameof(TrainingOptions.DetectAnomalies));
        Refuse(options.Checkpoints is not null, nameof(TrainingOptions.Checkpoints));
        Refuse(options.Observers.Count > 0, "LearningRateTest");
        Refuse(Stretch.Of(network.Compiled, options.Groups).Any(stretch => stretch.Settings.HasPenalty), "a parameter group's penalty");
        Refuse(Stretch.Of(network.Compiled, options.Groups).Any(stretch => stretch.Rows is not null), "a sparse table");
    }

    private static void Refuse(bool isAsked, string what)
    {
        if (isAsked)
            throw new NotSupportedException($"Training on a device cannot take {what} yet. Leave it out, or train without TrainingOptions.Device.");
    }
}
