using System;
using NetCompiler;

namespace Cifar;

/// <summary>What is trained with: photographs from a folder, or drawn shapes; normalised by what the training part is like.</summary>
internal static class Examples
{
    private const int Training = 10_000, Test = 2_000;

    public static (Dataset Training, Dataset Test) Load(Options options)
    {
        (Dataset training, Dataset test) = options.Data is null ? Draw((int)options.Seed) : Cifar10.Load(options.Data);
        ImageNormalization normalization = ImageNormalization.From(training);
        return (normalization.Apply(training), normalization.Apply(test));
    }

    private static (Dataset, Dataset) Draw(int seed)
    {
        Console.WriteLine($"Drawing {Training + Test} shapes (seed {seed}); --data DIR reads CIFAR-10.");
        return (DrawnShapes.Draw(Training, seed, first: 0), DrawnShapes.Draw(Test, seed, first: Training));
    }
}
