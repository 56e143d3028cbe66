using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetCompiler.Benchmarks;

/// <summary>What the figures of a report hold for.</summary>
internal sealed record Surroundings(string Processor, int Cores, string System, string DotNet, string PyTorch)
{
    public static Surroundings Of(Torch torch) => new(
        Fact("/proc/cpuinfo", "model name", ':') ?? RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount,
        Fact("/etc/os-release", "PRETTY_NAME", '=') ?? RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        $"PyTorch {torch.Version}{(Torch.OpenMp is null ? "" : " with OpenBLAS for OpenMP")}, denormals flushed");

    public override string ToString() => $"{Processor}, {Cores} cores, {System}; {DotNet}; {PyTorch}";

    private static string? Fact(string file, string name, char separator) => !File.Exists(file) ? null : File.ReadLines(file)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(separator) + 1)..].Trim(' ', '"'))
        .FirstOrDefault();
}
