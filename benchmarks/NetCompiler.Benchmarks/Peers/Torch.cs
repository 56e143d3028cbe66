using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetCompiler.Benchmarks;

/// <summary>A Python that has PyTorch, and <c>torch_peer.py</c> run by it.</summary>
internal sealed class Torch
{
    public const string Installing = "Install it with apt-get install python3-torch libopenblas0-openmp (Debian, Ubuntu) or pip install torch, or name an interpreter that has it with --python PATH.";

    public static readonly string[] TrainingModes = ["train-eager", "train-jit"], ImageTrainingModes = ["train-eager", "train-jit", "train-last"], PredictionModes = ["infer-eager", "infer-frozen"];

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Peers", "torch_peer.py");

    private readonly string _python;

    private Torch(string python)
    {
        _python = python;
        JsonElement facts = JsonDocument.Parse(Run(threads: 1, "version")).RootElement;
        Version = facts.GetProperty("version").GetString()!;
    }

    public string Version { get; }

    /// <summary>Debian's OpenMP build of OpenBLAS, where it is installed: the default build is up to twice as slow.</summary>
    public static string? OpenMp { get; } = Directory.Exists("/usr/lib") ? Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "openblas-openmp")).FirstOrDefault(Directory.Exists) : null;

    /// <summary>The first python3 on the path, or else Debian's, that can import torch; or the one given.</summary>
    public static Torch? Find(string? python)
    {
        IEnumerable<string> onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "python3"));
        foreach (string candidate in python is null ? onPath.Append("/usr/bin/python3").Distinct().Where(File.Exists) : [python])
            try
            {
                return new Torch(candidate);
            }
            catch (InvalidOperationException)   // this one has no PyTorch
            {
            }

        return null;
    }

    /// <summary>The loss of each step; the predictions are left in the folder.</summary>
    public double[] Losses(CaseFolder folder, int threads) =>
        [.. JsonDocument.Parse(Run(threads, "check", folder.Path)).RootElement.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];

    public Measurement Time(CaseFolder folder, string mode, int threads, double seconds) =>
        JsonSerializer.Deserialize<Measurement>(Run(threads, "time", folder.Path, mode, seconds.ToString(CultureInfo.InvariantCulture)), JsonSerializerOptions.Web)!;

    private string Run(int threads, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture) };
        if (OpenMp is not null)
            environment["LD_LIBRARY_PATH"] = string.Join(':', OpenMp, Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")).TrimEnd(':');
        return Child.Run([_python, Script, .. arguments], environment);
    }
}
