using System;
using NetCompiler;

namespace Digits;

/// <summary>What is trained with: real digits from a folder, or drawn ones.</summary>
internal static class Examples
{
    private const int Training = 60_000, Test = 10_000;

    public static (Dataset Training, Dataset Test) Load(Options options)
    {
        if (options.Data is not null)
            return Mnist.Load(options.Data);

        Console.WriteLine($"Drawing {Training + Test} digits (seed {options.Seed}); --data DIR reads MNIST.");
        return (DrawnDigits.Draw(Training, options.Seed), DrawnDigits.Draw(Test, options.Seed, first: Training));
    }
}
