using System;

namespace NetCompiler;

/// <summary>What a run on a device cannot do: refused before the first step, by name and with what to do.</summary>
internal static class DeviceLimits
{
    public static void Check(Optimizer optimizer)
    {
        if (optimizer.RuleFor(optimizer.LearningRate, optimizer.WeightDecay) is null)
            throw new NotSupportedException($"A device has no kernel for {optimizer.GetType().Name}. Use an optimizer of the library, or train without TrainingOptions.Device.");
    }
}
