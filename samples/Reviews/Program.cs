using System;
using System.IO;
using NetCompiler;
using Reviews;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    (Dataset training, Dataset held) = Examples.Load(options);
    Network network = options.CreateNetwork();
    TrainingOptions recipe = Recipe.For(training, held, options);

    // One call after the other with the same optimizer goes on where the last has ended, and says how each epoch went.
    for (int epoch = 1; epoch <= options.Epochs; epoch++)
    {
        EpochResult result = network.Fit(training, recipe with { Epochs = 1 }).Last;
        Console.WriteLine(FormattableString.Invariant(
            $"epoch {epoch}/{options.Epochs}  loss {result.Loss:F4}  accuracy {result.Accuracy:F4}  held-out loss {result.ValidationLoss:F4}  held-out accuracy {result.ValidationAccuracy:F4}  {result.Duration.TotalSeconds:F1} s"));
    }

    if (options.Save is not null)
        network.Save(options.Save);
    Evaluation evaluation = network.Evaluate(held);
    Console.WriteLine(FormattableString.Invariant($"held-out accuracy {evaluation.Accuracy:F4} ({evaluation.Correct} of {evaluation.Count})"));
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
