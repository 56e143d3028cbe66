using System;
using System.Linq;

namespace NetCompiler;

/// <summary>What a run on a device cannot do yet: each is refused before the first step, by name and with what to do.</summary>
internal static class DeviceLimits
{
    public static void Check(Network network, Optimizer optimizer, TrainingOptions options)
    {
        if (optimizer.RuleFor(optimizer.LearningRate, optimizer.WeightDecay) is null)
            throw new NotSupportedException($"A device has no kernel for {optimizer.GetType().Name}. Use an optimizer of the library, or train without TrainingOptions.Device.");

        Refuse(options.BatchesPerStep > 1 && Stretch.Of(network.Compiled, options.Groups).Any(stretch => stretch.Rows is not null), "a sparse table and BatchesPerStep together");
    }

    private static void Refuse(bool isAsked, string what)
    {
        if (isAsked)
            throw new NotSupportedException($"Training on a device cannot take {what} yet. Leave it out, or train without TrainingOptions.Device.");
    }
}
