using NetCompiler;

namespace Cifar;

/// <summary>
/// How all networks of this sample are trained, here and in PyTorch (<c>benchmarks/NetCompiler.Benchmarks/Peers/cifar_peer.py</c>), so that their accuracies can be compared: stochastic
/// gradient descent with momentum, a rate that rises in the first epoch and then falls along a cosine, weight decay of all parameters, shifted and mirrored images.
/// </summary>
internal static class Recipe
{
    public static TrainingOptions For(Dataset training, Dataset test, Options options)
    {
        int stepsOfEpoch = (training.Count - 1) / options.Batch + 1, others = stepsOfEpoch * (options.Epochs - 1);

        return new()
        {
            Epochs = options.Epochs,
            BatchSize = options.Batch,
            Optimizer = new Sgd(options.Rate, momentum: .9f, weightDecay: 5e-4f),
            Schedule = new WarmUp(stepsOfEpoch, start: .1, then: others == 0 ? null : new CosineDecay(others, ScheduleUnit.Steps)),
            Augmentation = Augmentation,
            Validation = test,
        };
    }

    public static Augmentation Augmentation { get; } = new() { Crop = 4, FlipsHorizontally = true };
}
