using System;
using NetCompiler;

namespace Shakespeare;

/// <summary>How the networks are trained: Adam, with a rate that falls to 0 along a cosine, and gradients whose norm over all parameters is at most 1: a text has steep places.</summary>
internal static class Recipe
{
    public static TrainingOptions For(Texts texts, Options options)
    {
        int steps = (Windows(texts, epoch: 1).Count - 1) / options.Batch + 1;
        return new()
        {
            BatchSize = options.Batch,
            Optimizer = new Adam(options.Rate),
            Schedule = new CosineDecay(steps * options.Epochs, ScheduleUnit.Steps),
            ClipNorm = 1,
            Validation = Dataset.NextTokens(texts.Held, Networks.Length),
        };
    }

    /// <summary>Stretches of the text, which begin elsewhere in each epoch, so that what stands at an end stands in the middle another time.</summary>
    public static Dataset Windows(Texts texts, int epoch) => Dataset.NextTokens(texts.Training.AsMemory(epoch * 61 % Networks.Length), Networks.Length);
}
