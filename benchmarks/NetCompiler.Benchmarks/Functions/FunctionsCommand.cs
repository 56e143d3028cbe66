using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Benchmarks.Kernels;

namespace NetCompiler.Benchmarks.Functions;

/// <summary>
/// <c>-- functions [Mish …] [--rounds 12]</c>: thirty functions of one's own beside built-in ones of like cost, in nanoseconds per element on one thread: a prediction,
/// and the loss with all gradients. Each network is a normalisation, whose parameters make for a backward pass, and the function; both sides pay for what surrounds it.
/// </summary>
internal static class FunctionsCommand
{
    private const int Batch = 32, Features = 512;
    private const double Allowed = 1.2;

    /// <summary>Measures and prints.</summary>
    /// <exception cref="UsageException">A function or an option is unknown.</exception>
    public static int Run(string[] arguments)
    {
        (Pair[] pairs, int rounds) = Read(arguments);
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Batch * Features).Select(_ => 6 * random.NextSingle() - 3)];
        Dataset data = Dataset.From(inputs, new float[inputs.Length], Batch);
        float[] outputs = new float[inputs.Length];
        int slower = 0;

        Console.WriteLine($"{"ns per element",-14}   own  built-in  ratio     with gradients: own  built-in  ratio");
        foreach (Pair pair in pairs)
        {
            Network own = pair.Own(), builtIn = pair.BuiltIn();
            (own.Threads, builtIn.Threads) = (1, 1);
            Timing[] times = Contest.Run(rounds,
                () => own.Predict(inputs, outputs), () => builtIn.Predict(inputs, outputs), () => own.Gradients(data), () => builtIn.Gradients(data));

            double predicting = times[0].Minimum / times[1].Minimum, learning = times[2].Minimum / times[3].Minimum;
            slower += Math.Max(predicting, learning) > Allowed ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{pair.Name,-14} {Each(times[0]),5:F2} {Each(times[1]),9:F2} {predicting,6:F2} {Each(times[2]),23:F2} {Each(times[3]),9:F2} {learning,6:F2}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{pairs.Length - slower} of {pairs.Length} within {Allowed} of built-in functions"));
        return 0;
    }

    private static double Each(Timing timing) => timing.Minimum * 1e9 / (Batch * Features);

    private static (Pair[] Pairs, int Rounds) Read(string[] arguments)
    {
        List<Pair> pairs = [];
        int rounds = 12;

        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--rounds" && i + 1 < arguments.Length)
                rounds = int.TryParse(arguments[++i], out int number) && number > 0 ? number : throw new UsageException($"--rounds takes a whole number from 1, but got {arguments[i]}.");
            else
                pairs.Add(Pair.All.FirstOrDefault(pair => pair.Name.Equals(arguments[i], StringComparison.OrdinalIgnoreCase))
                    ?? throw new UsageException($"functions does not know {arguments[i]}, only {string.Join(", ", Pair.All.Select(pair => pair.Name))}, and --rounds N."));
        }

        return (pairs is [] ? [.. Pair.All] : [.. pairs], rounds);
    }
}
