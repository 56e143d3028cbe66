using System;
using System.Collections.Generic;
using System.IO;
using Adding;
using NetCompiler;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    Dictionary<string, double[]> before = [], after = [];
    List<string> errors = [];
    foreach (string name in options.Networks)
    {
        Memory memory = Memory.ByName[name];
        before[name] = Probe.Gradients(memory, memory.ByLength[100](options.Seed), options.Seed);
        (Network network, double error) = new Lesson(name, options).Learn(Console.WriteLine);
        after[name] = Probe.Gradients(memory, network, options.Seed);
        errors.Add(FormattableString.Invariant($"{name} {error:F5}"));
    }

    Console.WriteLine();
    Screen.Gradients("before training", before);
    Screen.Gradients("afterwards", after);
    Screen.Explosion(Explosion.Train(clipNorm: null, options), Explosion.Train(clipNorm: 1, options));
    if (options.Picture is not null)
        Drawing.Of(before.Values, after.Values).Save(options.Picture);

    Console.WriteLine(FormattableString.Invariant($"held-out squared error at lag {options.Lag}: {string.Join(", ", errors)} (who always says 1: {Sequences.ErrorOfOne:F5})"));
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
