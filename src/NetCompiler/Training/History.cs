using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>What <see cref="Network.Fit"/> has seen, epoch by epoch.</summary>
/// <param name="Epochs">In order.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs)
{
    /// <summary>The last epoch.</summary>
    public EpochResult Last => Epochs[^1];

    /// <summary>Why training ended.</summary>
    public TrainingEnd End { get; init; }

    /// <summary>The number of the best epoch, where <see cref="TrainingOptions.EarlyStopping"/> looked for it.</summary>
    public int? BestEpoch { get; init; }
}

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss of its examples, each at the time when it was seen, in training mode, without penalties: comparable with that of the validation data.</param>
/// <param name="Accuracy">The fraction of right answers at that time, where answers can be right; of the first output that has them.</param>
/// <param name="ValidationLoss">The mean loss of the validation data after the epoch.</param>
/// <param name="ValidationAccuracy">The fraction of right answers there.</param>
/// <param name="Duration">How long training took, without validation.</param>
/// <param name="ExamplesPerSecond">Examples divided by duration.</param>
public sealed record EpochResult(
    int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy, TimeSpan Duration, double ExamplesPerSecond);
