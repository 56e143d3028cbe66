using System;
using System.Globalization;
using System.Linq;
using NetCompiler.Benchmarks.Limits;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>Loops over rows: nanoseconds per element, and what they read and write as a share of what the second-level cache gives.</summary>
internal static class RowKernels
{
    private const int Inputs = 512, Outputs = 128;

    /// <summary>Measures and prints.</summary>
    public static void Run(int rounds)
    {
        double bandwidth = BandwidthProbe.Measure(threads: 1).First().GigabytesPerSecond;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nloop, 1 thread              ns per element min   median     GB/s   of {bandwidth:F0} GB/s in L2"));

        foreach (RowCase loop in RowCase.All)
            Print(loop.Name, rounds, loop.Elements, loop.Bytes, loop.Prepare(), bandwidth);

        Arena weights = new(Panels.Size(Inputs, Outputs)), transposed = new(Panels.Size(Outputs, Inputs));
        const double Elements = Inputs * Outputs;
        Print("transpose 128×512", rounds, Elements, 2 * sizeof(float) * Elements, () =>
            Gemm.Transpose(Share.Alone, Memory.Panels(weights, Inputs, Outputs), Memory.Panels(transposed, Outputs, Inputs)), bandwidth);
    }

    private static void Print(string name, int rounds, double elements, double bytes, Action call, double bandwidth)
    {
        Timing time = Contest.Run(rounds, call)[0];
        double rate = bytes / time.Minimum / 1e9;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-27} {1e9 * time.Minimum / elements,18:F3} {1e9 * time.Median / elements,8:F3} {rate,8:F1} {rate / bandwidth,12:P0}"));
    }
}
