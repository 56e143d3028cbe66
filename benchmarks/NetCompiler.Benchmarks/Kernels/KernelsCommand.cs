using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>
/// <c>-- kernels [forward] [dx] [dw] [conv] [rows] [--threads 1,2] [--rounds 20]</c>: every product beside oneDNN's, in GFLOP/s and as a share of the measured peak, convolutions
/// by both algorithms, and the loops over rows in nanoseconds per element. All of them when none is named.
/// </summary>
internal static class KernelsCommand
{
    /// <summary>Batch, outputs, inputs.</summary>
    public static IReadOnlyList<(int Batch, int Outputs, int Inputs)> Shapes { get; } =
    [
        (128, 512, 784), (512, 512, 512), (64, 400, 100), (128, 128, 512), (32, 512, 784), (128, 784, 128), (256, 2048, 2048), (3200, 768, 256),
    ];

    public static IReadOnlyList<(string Name, ProductKind Kind)> Kinds { get; } =
        [("forward", ProductKind.Forward), ("dx", ProductKind.InputGradient), ("dw", ProductKind.WeightGradient)];

    /// <summary>Measures and prints.</summary>
    /// <exception cref="UsageException">An argument is not understood.</exception>
    public static int Run(IReadOnlyList<string> arguments)
    {
        (string[] named, int[] threads, int rounds) = Read(arguments);

        if (!OneDnn.IsPresent)
            Console.WriteLine(OneDnn.Missing);

        foreach ((string name, ProductKind kind) in Kinds.Where(k => named is [] || named.Contains(k.Name)))
        {
            Console.WriteLine($"\n{name,-8} batch×out×in   threads  GFLOP/s min  median   of peak   oneDNN min  median   ratio min  median");

            foreach ((int batch, int outputs, int inputs) in Shapes)
            {
                ProductCase product = new(kind, batch, outputs, inputs);

                foreach (int t in threads)
                    Console.WriteLine(Line(product, t, rounds));
            }
        }

        if (named is [] || named.Contains("conv"))
            ConvKernels.Run(threads, rounds);

        if (named is [] || named.Contains("rows"))
            RowKernels.Run(rounds);

        return 0;
    }

    /// <summary>The peak takes its turns too: a share of what the cores could do at the time.</summary>
    private static string Line(ProductCase product, int threads, int rounds)
    {
        Together probe = new(threads, _ => PeakProbe.Run());
        Action ours = () => Workers.Run(product, threads), peak = () => probe.Once();
        bool versus = OneDnn.IsPresent;

        if (versus)
            OneDnn.Threads(threads);

        Timing[] times = versus ? Contest.Run(rounds, ours, peak, product.RunPeer) : Contest.Run(rounds, ours, peak);
        double most = PeakProbe.Operations * threads / times[1].Minimum / 1e9;
        string line = string.Create(CultureInfo.InvariantCulture,
            $"{"",-8} {$"{product.Batch}×{product.Outputs}×{product.Inputs}",-15} {threads,6} {Rate(times[0].Minimum),12:F1} {Rate(times[0].Median),7:F1} {Rate(times[0].Minimum) / most,9:P0}");

        if (!versus)
            return line;

        if (product.Difference() > 1e-4)
            throw new InvalidOperationException($"Ours and oneDNN's results differ by {product.Difference():E1} of the largest value.");

        return line + string.Create(CultureInfo.InvariantCulture,
            $" {Rate(times[2].Minimum),12:F1} {Rate(times[2].Median),7:F1} {times[2].Minimum / times[0].Minimum,11:F2} {times[2].Median / times[0].Median,7:F2}");

        double Rate(double seconds) => product.Operations / seconds / 1e9;
    }

    private static (string[] Named, int[] Threads, int Rounds) Read(IReadOnlyList<string> arguments)
    {
        List<string> named = [];
        int[] threads = [.. new[] { 1, Workers.Available }.Distinct()];
        int rounds = 20;

        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "rows" or "forward" or "dx" or "dw" or "conv":
                    named.Add(arguments[i]);
                    break;
                case "--threads" when i + 1 < arguments.Count:
                    threads = [.. arguments[++i].Split(',').Select(Number)];
                    break;
                case "--rounds" when i + 1 < arguments.Count:
                    rounds = Number(arguments[++i]);
                    break;
                default:
                    throw new UsageException($"kernels does not understand {arguments[i]}: it takes forward, dx, dw, conv, rows, --threads 1,2 and --rounds 20.");
            }
        }

        return ([.. named], threads, rounds);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new UsageException($"{text} is not a positive whole number.");
}
