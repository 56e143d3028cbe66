using NetCompiler;

namespace Reviews;

/// <summary>How the networks are trained: Adam, with a rate that falls to 0 along a cosine, and gradients whose norm over all parameters is at most 1: a sequence of hundreds of steps has steep places.</summary>
internal static class Recipe
{
    public static TrainingOptions For(Dataset training, Dataset held, Options options) => new()
    {
        Epochs = options.Epochs,
        BatchSize = options.Batch,
        Optimizer = new Adam(options.Rate),
        Schedule = new CosineDecay(((training.Count - 1) / options.Batch + 1) * options.Epochs, ScheduleUnit.Steps),
        ClipNorm = 1,
        Validation = held,
    };
}
