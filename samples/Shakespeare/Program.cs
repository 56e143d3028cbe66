using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler;
using Shakespeare;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    Texts texts = Texts.Load(options);
    (Network reader, Network writer) = options.CreateNetworks();
    TrainingOptions recipe = Recipe.For(texts, options);

    // One call after the other with the same optimizer goes on where the last has ended, and says how each epoch went.
    for (int epoch = 1; epoch <= options.Epochs; epoch++)
    {
        EpochResult result = reader.Fit(Recipe.Windows(texts, epoch), recipe with { Epochs = 1 }).Last;
        writer.CopyFrom(reader);
        Console.WriteLine(FormattableString.Invariant(
            $"epoch {epoch}/{options.Epochs}  loss {result.Loss:F4}  held-out loss {result.ValidationLoss:F4}  held-out accuracy {result.ValidationAccuracy:F4}  {result.Duration.TotalSeconds:F1} s"));
        Write(writer, texts, options, options.Sample);
    }

    if (options.Save is not null)
        reader.Save(options.Save);
    if (options.Write > 0)
        Write(writer, texts, options, options.Write);
    Console.WriteLine(FormattableString.Invariant($"validation loss {Guesses.Loss(writer, texts.Held):F4} nats per character"));
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

// Goes on from the last characters of what was trained with.
static void Write(Network writer, Texts texts, Options options, int length)
{
    var sampling = new Sampling { Temperature = options.Temperature, TopK = options.TopK };
    IEnumerable<int> drawn = Decode.Sample(new StepFunction(writer), texts.Training[^Networks.Length..], length, sampling, options.Seed);

    // A text with fewer characters than the network has numbers leaves some that stand for none.
    int[] written = [.. drawn.Select(number => number < texts.Alphabet.Count ? number : Alphabet.Unknown)];

    foreach (string line in texts.Alphabet.Decode(written).Split('\n'))
        Console.WriteLine("  | " + line);
}
