using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>
/// Weights that torchvision's state_dict() names, in a safetensors file, are loaded into the sample's networks by the map that its README shows; then predictions, losses and gradients are torchvision's.
/// </summary>
public sealed class TorchvisionNamesTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("ResNet18", "pair")]
    [InlineData("ResNet50", "bottleneck")]
    public void A_ResNet_is_loaded_by_five_rules(string name, string block)
    {
        Recorded recorded = new(name, "ResNet.cs");
        using Loaded loaded = Compiled.Load(recorded.Sources);
        Network network = loaded.Network("Zoo." + name);
        Save(recorded, [.. network.States.Select(state => state.Count)]);

        LoadedWeights result = network.LoadWeights(_file, new NameMap
        {
            ["entry.*"] = "*",
            [$"layer*.block*.{block}.downsample.conv.*"] = "layer*.*.downsample.0.*",
            [$"layer*.block*.{block}.downsample.bn.*"] = "layer*.*.downsample.1.*",
            [$"layer*.block*.{block}.*"] = "layer*.*.*",
            ["fc.*"] = "fc.*",
        });

        Assert.Equal(network.Parameters.Count + network.States.Count, result.Loaded.Count);
        Assert.Empty(result.Left);
        Assert.All(result.Unused, unused => Assert.EndsWith(".num_batches_tracked", unused));
        PyTorchZooTests.Compare(network, recorded);
    }

    /// <summary>All that state_dict() has: the counts of batches too.</summary>
    private void Save(Recorded recorded, int[] states)
    {
        List<(string Name, string Type, int[] Shape, byte[] Bytes)> tensors =
        [
            .. recorded.Parameters.Select((p, k) => (p.Name, "F32", p.Shape, Bytes(recorded.Parameter(k)))),
            .. recorded.States.Select((name, k) => (name, "F32", new[] { states[k] }, Bytes(recorded.State(k, states[k])))),
            .. recorded.States.Where(name => name.EndsWith("mean", StringComparison.Ordinal)).Select(name => (name.Replace("running_mean", "num_batches_tracked", StringComparison.Ordinal), "I64", Array.Empty<int>(), new byte[8])),
        ];

        Dictionary<string, object> header = [];
        long at = 0;
        foreach ((string name, string type, int[] shape, byte[] bytes) in tensors)
            header[name] = new { dtype = type, shape, data_offsets = new[] { at, at += bytes.Length } };

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        using FileStream file = File.Create(_file);
        file.Write(BitConverter.GetBytes((long)json.Length));
        file.Write(json);
        foreach ((_, _, _, byte[] bytes) in tensors)
            file.Write(bytes);
    }

    private static byte[] Bytes(float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
