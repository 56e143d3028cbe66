using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetCompiler.Benchmarks;

/// <summary>A temporary folder with the initial parameters and the batches of a workload, for <c>torch_peer.py</c> to start from the same.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netcompiler-peers-");

    public CaseFolder(Workload workload, int batch)
    {
        Network network = workload.Network();
        Examples examples = workload.Draw(workload.Batches * batch);
        Steps = Math.Max(8, workload.Batches);

        Write("parameters.f32", [.. network.Parameters.Select(parameter => parameter.ToArray())]);
        Write("inputs.f32", examples.Inputs);
        if (examples.Labels is [])
            Write("targets.f32", examples.Targets);
        else
            Write("labels.i32", examples.Labels);

        File.WriteAllText(At("case.json"), JsonSerializer.Serialize(new
        {
            workload = workload.Name,
            batch,
            batches = workload.Batches,
            steps = Steps,
            parameters = network.Parameters.Select(parameter => parameter.Shape),
            input = workload.Image ?? [examples.Inputs.Length / examples.Count],
            target = examples.Labels.Length == examples.Count ? [] : new[] { (examples.Targets.Length + examples.Labels.Length) / examples.Count },
        }));
    }

    public string Path => _folder.FullName;

    /// <summary>How many steps both sides take to be compared: the batches in turn.</summary>
    public int Steps { get; }

    /// <summary>What PyTorch predicted of the first batch before the steps.</summary>
    public float[] Predictions() => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(At("predictions.f32"))).ToArray();

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private void Write<T>(string name, params T[][] values) where T : unmanaged
    {
        using FileStream file = File.Create(At(name));
        foreach (T[] part in values)
            file.Write(MemoryMarshal.AsBytes<T>(part));
    }
}
