using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>
/// <c>-- kernels [forward] [dx] [dw] [rows] [--threads 1,2] [--rounds 30]</c>: every product beside oneDNN's, in GFLOP/s and as a share of the measured peak, and the loops over
/// rows in nanoseconds per element. All of them when none is named.
/// </summary>
internal static class KernelsCommand
{
    /// <summary>Batch, outputs, inputs.</summary>
    private static readonly (int Batch, int Outputs, int Inputs)[] Shapes =
    [
        (128, 512, 784), (512, 512, 512), (64, 400, 100), (128, 128, 512), (32, 512, 784), (128, 784, 128), (256, 2048, 2048),
    ];

    private static readonly (string Name, ProductKind Kind)[] Kinds =
        [("forward", ProductKind.Forward), ("dx", ProductKind.InputGradient), ("dw", ProductKind.WeightGradient)];

    /// <summary>Measures and prints.</summary>
    public static void Run(IReadOnlyList<string> arguments)
    {
        int[] threads = Option(arguments, "--threads") is { } list
            ? [.. list.Split(',').Select(int.Parse)]
            : [.. new[] { 1, Workers.Available }.Distinct()];
        int rounds = int.Parse(Option(arguments, "--rounds") ?? "30", CultureInfo.InvariantCulture);
        string[] named = [.. arguments.Where(a => a is "forward" or "dx" or "dw" or "rows")];
        MachineLimits limits = new([.. threads.SelectMany(PeakProbe.Measure)], []);

        foreach (int t in threads)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak, {t} thread{(t > 1 ? "s" : "")}: {limits.Gflops(t):F1} GFLOP/s"));

        if (!OneDnn.IsPresent)
            Console.WriteLine(OneDnn.Missing);

        foreach ((string name, ProductKind kind) in Kinds.Where(k => named is [] || named.Contains(k.Name)))
        {
            Console.WriteLine($"\n{name,-8} batch×out×in       thr     GFLOP/s min   median   of peak   oneDNN min   median    ratio min   median");

            foreach ((int batch, int outputs, int inputs) in Shapes)
            {
                ProductCase product = new(kind, batch, outputs, inputs);

                foreach (int t in threads)
                    Console.WriteLine(Line(product, t, limits.Gflops(t), rounds));
            }
        }

        if (named is [] || named.Contains("rows"))
            RowKernels.Run(rounds);
    }

    private static string Line(ProductCase product, int threads, double peak, int rounds)
    {
        bool versus = OneDnn.IsPresent;

        if (versus)
            OneDnn.Threads(threads);

        (Timing ours, Timing? theirs) = Contest.Run(() => Workers.Run(product, threads), versus ? product.RunPeer : null, rounds);
        string line = string.Create(CultureInfo.InvariantCulture,
            $"{"",-8} {$"{product.Batch}×{product.Outputs}×{product.Inputs}",-18} {threads}        {Rate(ours.Minimum),8:F1} {Rate(ours.Median),8:F1} {Rate(ours.Minimum) / peak,9:P0}");

        if (theirs is { } peer)
        {
            if (product.Difference() > 1e-4)
                throw new InvalidOperationException($"Ours and oneDNN's results differ by {product.Difference():E1} of the largest value.");

            line += string.Create(CultureInfo.InvariantCulture,
                $"     {Rate(peer.Minimum),8:F1} {Rate(peer.Median),8:F1}       {peer.Minimum / ours.Minimum,6:P0}   {peer.Median / ours.Median,6:P0}");
        }

        return line;

        double Rate(double seconds) => product.Operations / seconds / 1e9;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name)
    {
        for (int i = 0; i < arguments.Count - 1; i++)
        {
            if (arguments[i] == name)
                return arguments[i + 1];
        }

        return null;
    }
}
