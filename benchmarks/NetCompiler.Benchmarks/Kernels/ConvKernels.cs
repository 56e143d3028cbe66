using System;
using System.Collections.Generic;
using System.Globalization;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>
/// The three products of convolutions, in GFLOP/s of the plain sum and as a share of the measured peak; beside them, where it applies, what Winograd's algorithm takes, in the same
/// operations, how many times as fast it is, and the largest difference as a share of the largest element. The planner's thresholds are read off this table.
/// </summary>
internal static class ConvKernels
{
    /// <summary>Batch, channels, outputs, side of the image, side of the kernel, stride: those of LeNet-5, ResNets and VGGs.</summary>
    private static readonly IReadOnlyList<(int Batch, int Channels, int Outputs, int Side, int Kernel, int Stride)> Shapes =
    [
        (64, 1, 6, 28, 5, 1), (64, 6, 16, 14, 5, 1),
        (32, 3, 16, 32, 3, 1), (32, 3, 64, 32, 3, 1), (32, 16, 16, 32, 3, 1), (32, 16, 32, 32, 3, 2), (32, 32, 32, 16, 3, 1), (32, 32, 64, 16, 3, 2), (32, 64, 64, 8, 3, 1),
        (32, 64, 64, 32, 3, 1), (32, 64, 128, 16, 3, 1), (32, 128, 128, 16, 3, 1), (32, 256, 256, 8, 3, 1), (32, 256, 256, 4, 3, 1), (8, 512, 512, 7, 3, 1),
        (1, 16, 16, 32, 3, 1), (1, 32, 32, 16, 3, 1), (1, 64, 64, 8, 3, 1), (1, 64, 64, 32, 3, 1), (1, 128, 128, 16, 3, 1), (1, 64, 64, 56, 3, 1), (1, 128, 128, 28, 3, 1), (1, 256, 256, 14, 3, 1), (1, 512, 512, 7, 3, 1),
    ];

    /// <summary>Measures and prints.</summary>
    public static void Run(int[] threads, int rounds)
    {
        foreach ((string name, ProductKind kind) in KernelsCommand.Kinds)
        {
            Console.WriteLine($"\nconv {name,-8} batch×in→out kernel side  threads  GFLOP/s min  median   of peak   Winograd min  median   times  difference");

            foreach ((int batch, int channels, int outputs, int side, int kernel, int stride) in Shapes)
            {
                ConvCase plain = new(kind, batch, channels, outputs, side, kernel, stride);
                ConvCase? fast = ConvCase.Allows(kernel, stride) ? new(kind, batch, channels, outputs, side, kernel, stride, isWinograd: true) : null;

                foreach (int t in threads)
                    Console.WriteLine(Line(plain, fast, t, rounds));
            }
        }
    }

    private static string Line(ConvCase plain, ConvCase? fast, int threads, int rounds)
    {
        Together probe = new(threads, _ => PeakProbe.Run());
        Action ours = () => Workers.Run(plain, threads), peak = () => probe.Once();
        Timing[] times = fast is null ? Contest.Run(rounds, ours, peak) : Contest.Run(rounds, ours, peak, () => Workers.Run(fast, threads));
        double most = PeakProbe.Operations * threads / times[1].Minimum / 1e9;
        string line = string.Create(CultureInfo.InvariantCulture,
            $"{"",-13} {plain.Name,-26} {threads,6} {Rate(times[0].Minimum),12:F1} {Rate(times[0].Median),7:F1} {Rate(times[0].Minimum) / most,9:P0}");

        return fast is null ? line : line + string.Create(CultureInfo.InvariantCulture,
            $" {Rate(times[2].Minimum),14:F1} {Rate(times[2].Median),7:F1} {times[0].Minimum / times[2].Minimum,7:F2} {plain.Difference(fast),11:E1}");

        double Rate(double seconds) => plain.Operations / seconds / 1e9;
    }
}
