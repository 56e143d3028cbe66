using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace NetCompiler.Benchmarks.Sequence;

/// <summary>
/// The command <c>sequence</c>: what a whole training step costs as sequences grow, in time and in memory, each length in a process of its own. The straight lines through both say what a step through time costs one example, and how
/// much of the rest they explain. Beside it the memory of the same sequence in parts of <see cref="Lengths.Part"/> steps, each of which begins with what the part before left.
/// </summary>
internal static class SequenceCommand
{
    private const int Bar = 40;
    private const double Seconds = 1;

    public static int Run(string[] args)
    {
        (int batch, int threads) = Options(args);
        Console.WriteLine(Invariant($"LSTM of 100 over T steps of {Lengths.Width} numbers, batch {batch}, {threads} thread{(threads > 1 ? "s" : "")}, Adam; a whole step"));
        Console.WriteLine("     T        ms   µs per T    peak MB   in parts");

        var measured = new List<(int Length, Measurement Of)>();
        var inParts = new List<double>();
        foreach (int length in Lengths.Networks.Keys)
        {
            measured.Add((length, Measure(length, parts: 1, batch, threads)));
            inParts.Add(Measure(Lengths.Part, length / Lengths.Part, batch, threads).PeakMegabytes);
            Console.WriteLine(Line(measured[^1], measured[0], inParts[^1]));
        }

        Report([.. measured], inParts, batch);
        return 0;
    }

    private static Measurement Measure(int steps, int parts, int batch, int threads) => JsonSerializer.Deserialize<Measurement>(
        Child.Run([.. Child.Self, "steps", .. new[] { steps, batch, threads, parts }.Select(number => number.ToString(CultureInfo.InvariantCulture))]), JsonSerializerOptions.Web)!;

    /// <summary>The process of one length: its steps, the batch, the threads, and in how many parts a sequence of that many steps each is gone through. Prints a <see cref="Measurement"/>.</summary>
    public static int RunSteps(string[] args)
    {
        int[] numbers = Array.ConvertAll(args, arg => int.Parse(arg, CultureInfo.InvariantCulture));
        bool inParts = numbers[3] > 1;
        var workload = new Workload($"T{numbers[0]}", "", inParts ? () => new Parts100(1) : Lengths.Networks[numbers[0]], () => new Adam(1e-3f), Examples.Measured(numbers[0] * Lengths.Width, 1))
        {
            Batches = 2 * numbers[3],
            Training = [numbers[1]],
            GoesOn = inParts,
        };
        Console.WriteLine(Ours.Measure(new Case(workload, CaseKind.Train, numbers[1]), numbers[2], Seconds).ToJson());
        return 0;
    }

    private static string Line((int Length, Measurement Of) at, (int Length, Measurement Of) first, double inParts)
    {
        // Each bar as long as the time would be if it grew with T from the first length on; a cost that grows faster has longer and longer ones.
        double grown = at.Of.Minimum / first.Of.Minimum / ((double)at.Length / first.Length);
        return Invariant($"{at.Length,6} {Text.Figures(at.Of.Minimum),9} {Text.Figures(at.Of.Minimum * 1e3 / at.Length),10} {at.Of.PeakMegabytes,10:F1} {inParts,10:F1}  {new string('█', (int)Math.Round(Math.Min(grown, 2) * Bar / 2))} {grown:F2}");
    }

    private static void Report((int Length, Measurement Of)[] measured, List<double> inParts, int batch)
    {
        double[] lengths = [.. measured.Select(m => (double)m.Length)];
        StraightLine time = StraightLine.Through(lengths, [.. measured.Select(m => m.Of.Minimum)]), memory = StraightLine.Through(lengths, [.. measured.Select(m => m.Of.PeakMegabytes)]);
        Console.WriteLine("The bar: the time for each step of T beside that at the first length, 1.00 where the cost is linear.");
        Console.WriteLine(Invariant($"time   = {time.At0:F2} ms + {time.Slope * 1e3:F2} µs·T, which explains {time.Explained:P2}"));
        Console.WriteLine(Invariant($"memory = {memory.At0:F1} MB + {memory.Slope * 1024:F2} kB·T, which explains {memory.Explained:P2}: {memory.Slope * 1024 * 1024 / batch:F0} bytes for each step and example"));
        StraightLine parts = StraightLine.Through(lengths, [.. inParts]);
        double data = batch * (Lengths.Width + 1.0 / Lengths.Part) * sizeof(float) * 2 / 1024;
        Console.WriteLine(Invariant($"in parts of {Lengths.Part} steps: {parts.At0:F1} MB + {parts.Slope * 1024:F2} kB·T, where the two batches of examples take {data:F2} kB·T"));
    }

    private static (int Batch, int Threads) Options(string[] args)
    {
        (int batch, int threads) = (8, Environment.ProcessorCount);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
                throw new UsageException($"{args[i]} needs a whole number from 1.");
            (batch, threads) = args[i] switch
            {
                "--batch" => (number, threads),
                "--threads" => (batch, number),
                _ => throw new UsageException($"sequence takes --batch N and --threads N, but got {args[i]}."),
            };
        }

        return (batch, threads);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
