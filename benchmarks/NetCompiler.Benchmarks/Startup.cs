using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetCompiler.Benchmarks;

/// <summary>
/// The command <c>startup</c>: from just before a process is started until it says that the first training step of W10 is done, for a program that is compiled while it
/// runs and for one compiled ahead of time; and then a step of W1 in both. Alternated.
/// </summary>
internal static class Startup
{
    private const int Starts = 20, Rounds = 4;

    public static int Run(string[] args)
    {
        if (args is not [])
            throw new UsageException($"startup takes no options, but got {string.Join(' ', args)}.");

        string project = Path.Combine(Repository(), "benchmarks", "NetCompiler.Startup");
        string[] jit = ["dotnet", Path.Combine(Publish(project, "jit", "-f", "net10.0"), "NetCompiler.Startup.dll")];
        string[]? native = Native(project) is { } folder ? [Path.Combine(folder, "NetCompiler.Startup")] : null;
        (string Name, string[] Command)[] sides = native is null ? [("JIT", jit)] : [("JIT", jit), ("NativeAOT", native)];

        Dictionary<string, double>[] starts = [.. Enumerable.Range(0, Starts).Select(_ => sides.ToDictionary(side => side.Name, side => FirstStep(side.Command)))];
        foreach ((string name, _) in sides)
            Console.WriteLine($"W10 from process start to the first finished step, {name}: {Text.Milliseconds(starts.Min(start => start[name]))} (median {Text.Milliseconds(Median.Of(starts.Select(start => start[name])))}, {Starts} starts)");

        if (native is null)
            Console.WriteLine("NativeAOT skipped: no package feed has the compiler for publishing ahead of time.");
        else
            foreach (int threads in new[] { 1, 2 })
                CompareSteps(threads, jit, native);
        return 0;
    }

    private static void CompareSteps(int threads, string[] jit, string[] native)
    {
        double Step(string[] command) => JsonSerializer.Deserialize<Measurement>(Child.Run([.. command, "W1", "train", "128", $"{threads}", "0.8"]), JsonSerializerOptions.Web)!.Minimum;

        (double Jit, double Native)[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => (Step(jit), Step(native)))];
        (double ofJit, double ofNative) = (rounds.Min(round => round.Jit), rounds.Min(round => round.Native));
        Console.WriteLine($"W1 batch=128 train threads={threads} NativeAOT/JIT {Text.Figures(ofNative / ofJit)} (NativeAOT {Text.Milliseconds(ofNative)}, JIT {Text.Milliseconds(ofJit)}, minimum of {Rounds})");
    }

    /// <summary>Milliseconds until the program's first byte arrives.</summary>
    private static double FirstStep(string[] command)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Child.Start(command);
        int answer = process.StandardOutput.BaseStream.ReadByte();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return answer >= 0 && process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"{string.Join(' ', command)}\nended with {process.ExitCode}:\n{errors}");
    }

    /// <summary>Published for this machine's own instruction set, for the newest framework that a feed has the compiler of; none if there is none.</summary>
    private static string? Native(string project)
    {
        foreach (string framework in new[] { "net10.0", "net9.0" })
            try
            {
                return Publish(project, "native", "-f", framework, $"-p:Native={framework}");
            }
            catch (InvalidOperationException error) when (error.Message.Contains("NU11") || error.Message.Contains("NETSDK1"))
            {
                Console.Error.WriteLine($"No compiler for publishing {framework} ahead of time.");
            }

        return null;
    }

    private static string Publish(string project, string name, params string[] options)
    {
        string folder = Path.Combine(project, "bin", name);
        Console.Error.WriteLine($"Publishing {name} {string.Join(' ', options)} …");
        Child.Run(["dotnet", "publish", project, "-c", "Release", "-v", "quiet", "-o", folder, .. options]);
        return folder;
    }

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NetCompiler.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"There is no NetCompiler.sln above {AppContext.BaseDirectory}: startup publishes benchmarks/NetCompiler.Startup from the sources.");
    }
}
