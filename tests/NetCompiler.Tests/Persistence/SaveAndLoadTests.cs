using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Persistence;

public sealed class SaveAndLoadTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_saved_is_what_is_loaded()
    {
        SmallNet trained = Trained();
        trained.Save(_folder.At("small.safetensors"));

        SmallNet loaded = SmallNet.Load(_folder.At("small.safetensors"));
        Assert.Equal(trained.Fingerprint, loaded.Fingerprint);
        Assert.Equal(8ul, loaded.Seed);
        Assert.Equal(["small.safetensors"], _folder.Names);

        var other = new SmallNet(seed: 1);
        LoadedWeights result = other.LoadWeights(_folder.At("small.safetensors"));
        Assert.Equal(trained.Fingerprint, other.Fingerprint);
        Assert.Equal(["hidden.weight", "hidden.bias", "norm.weight", "norm.bias", "logits.weight", "logits.bias", "norm.running_mean", "norm.running_var"], result.Loaded);
        Assert.Empty(result.Left);
        Assert.Empty(result.Unused);
    }

    [Fact]
    public void A_file_has_PyTorchs_shapes_and_logical_order_and_says_what_it_is()
    {
        SmallNet trained = Trained();
        trained.Save(_folder.At("small"));

        using var file = new SafetensorsReader(_folder.At("small"));
        Assert.Equal(["hidden.weight [5, 6]", "hidden.bias [5]", "norm.weight [5]", "norm.bias [5]", "logits.weight [3, 5]", "logits.bias [3]", "norm.running_mean [5]", "norm.running_var [5]"],
            file.Header.Tensors.Select(tensor => $"{tensor.Name} {tensor.ShapeText}"));

        float[] weight = file.ReadFloats(file.Find("hidden.weight")!);
        Assert.Equal(trained.Hidden.Weight[4, 3], weight[4 * 6 + 3]);
        Assert.Equal(("pt", "1", "SmallNet", "8"), (file.Header.Metadata["format"], file.Header.Metadata["netcompiler"], file.Header.Metadata["network"], file.Header.Metadata["seed"]));
    }

    [Fact]
    public void A_file_of_another_program_needs_no_metadata()
    {
        var zeros = new SmallNet();
        WriteForeign("foreign", zeros.Stored.Select(tensor => (tensor.Name, tensor.Shape, 0f)));

        zeros.LoadWeights(_folder.At("foreign"));
        Assert.All(zeros.Stored.SelectMany(tensor => tensor.Read()), value => Assert.Equal(0f, value));
        Assert.Equal(0ul, SmallNet.Load(_folder.At("foreign")).Seed);
    }

    /// <summary>Cut anywhere, or with any bit flipped: never half of it, and never anything but a clear message.</summary>
    [Fact]
    public void Damage_is_always_found_and_loads_nothing()
    {
        Trained().Save(_folder.At("whole"));
        byte[] whole = File.ReadAllBytes(_folder.At("whole"));
        var network = new SmallNet(seed: 3);

        AssertFlipsAreRefused(network, "whole", whole.Length);
        AssertRefused(network, _folder.Write("longer", [.. whole, 0]));
        for (int length = whole.Length - 1; length >= 0; length--)
            AssertRefused(network, _folder.Cut("longer", length));

        Assert.Equal(new SmallNet(seed: 3).Fingerprint, network.Fingerprint);
        network.LoadWeights(_folder.At("whole"));
    }

    /// <summary>Without a checksum a flipped bit of a number goes unseen; one of the header is found, or changes a name, or means the same.</summary>
    [Fact]
    public void Damaged_headers_of_other_programs_load_nothing_either()
    {
        var network = new SmallNet(seed: 3);
        WriteForeign("foreign", network.Stored.Select(tensor => (tensor.Name, tensor.Shape, 1f)));
        AssertFlipsAreRefused(network, "foreign", bytes: 8 + BitConverter.ToInt32(File.ReadAllBytes(_folder.At("foreign"))));
        Assert.Equal(new SmallNet(seed: 3).Fingerprint, network.Fingerprint);
    }

    [Fact]
    public void Says_all_that_differs_and_changes_nothing()
    {
        Trained().Save(_folder.At("small"));
        var other = new OtherNet(seed: 5);

        var error = Assert.Throws<InvalidDataException>(() => other.LoadWeights(_folder.At("small")));
        Assert.Equal(
            $"{_folder.At("small")}, which was saved from SmallNet, does not fit OtherNet, so nothing was loaded."
            + " Missing: encoder.weight [5, 6], encoder.bias [5], encoderNorm.weight [5], encoderNorm.bias [5], head.weight [7, 5], head.bias [7], encoderNorm.running_mean [5], encoderNorm.running_var [5]."
            + " Unexpected: hidden.weight, hidden.bias, norm.weight, norm.bias, logits.weight, logits.bias, norm.running_mean, norm.running_var."
            + " A part of a file is loaded with a NameMap.",
            error.Message);
        Assert.Equal(new OtherNet(seed: 5).Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void Names_wrong_shapes_and_types_and_shortens_long_lists()
    {
        var network = new SmallNet();
        WriteForeign("foreign", [("logits.weight", [5, 3], 0f), ("logits.bias", [3], 0f), .. Enumerable.Range(0, 20).Select(i => ($"extra{i}", (IReadOnlyList<int>)[1], 0f))]);
        string message = Assert.Throws<InvalidDataException>(() => network.LoadWeights(_folder.At("foreign"))).Message;
        Assert.Contains("Different: logits.weight is [5, 3] and should be [3, 5].", message);
        Assert.Contains("extra0, extra1, extra2, extra3, extra4, extra5, extra6, extra7 and 12 more.", message);

        _folder.Write("integers", """{"logits.bias":{"dtype":"I32","shape":[3],"data_offsets":[0,12]}}""", new byte[12]);
        Assert.Contains("logits.bias holds I32 and should hold F32, F64, F16 or BF16",
            Assert.Throws<InvalidDataException>(() => network.LoadWeights(_folder.At("integers"), new() { ["logits.bias"] = "logits.bias" })).Message);
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.NegativeInfinity)]
    public void Numbers_that_are_not_finite_are_neither_saved_nor_loaded(float value)
    {
        SmallNet network = Trained();
        network.Save(_folder.At("small"));
        byte[] good = File.ReadAllBytes(_folder.At("small"));

        network.Logits.Weight[2, 4] = value;
        string refusal = Assert.Throws<InvalidOperationException>(() => network.Save(_folder.At("small"))).Message;
        Assert.Contains(FormattableString.Invariant($"logits.weight[2, 4] is {value}"), refusal);
        Assert.Equal(good, File.ReadAllBytes(_folder.At("small")));
        Assert.Equal(["small"], _folder.Names);

        WriteForeign("foreign", network.Stored.Select(tensor => (tensor.Name, tensor.Shape, tensor.Name == "norm.running_var" ? value : 1f)));
        string fingerprint = network.Fingerprint;
        refusal = Assert.Throws<InvalidDataException>(() => network.LoadWeights(_folder.At("foreign"))).Message;
        Assert.Contains(FormattableString.Invariant($"norm.running_var[0] is {value}"), refusal);
        Assert.Equal(fingerprint, network.Fingerprint);
    }

    [Fact]
    public void A_file_of_a_later_version_is_refused()
    {
        SafetensorsWriter.Write(_folder.At("later"), [], new Dictionary<string, string> { ["netcompiler"] = "2" });
        Assert.Contains("it has the format 2, and only 1 can be read", Assert.Throws<InvalidDataException>(() => SmallNet.Load(_folder.At("later"))).Message);
    }

    [Fact]
    public void Saves_but_does_not_load_while_it_trains()
    {
        SmallNet network = new();
        network.Fit(Examples, new()
        {
            Progress = _ =>
            {
                network.Save(_folder.At("small"));
                Assert.Contains("is training", Assert.Throws<InvalidOperationException>(() => network.LoadWeights(_folder.At("small"))).Message);
            },
        });

        Assert.NotEqual("", network.Fingerprint);
        Assert.Equal(network.Name, SmallNet.Load(_folder.At("small")).Name);
    }

    internal static Dataset Examples => Dataset.From([.. Enumerable.Range(0, 40 * 6).Select(i => MathF.Sin(i * i))], [.. Enumerable.Range(0, 40).Select(i => i % 3)]);

    private static SmallNet Trained()
    {
        var network = new SmallNet(seed: 8);
        network.Fit(Examples, new() { Epochs = 2, BatchSize = 16 });
        return network;
    }

    private void AssertFlipsAreRefused(Network network, string name, int bytes)
    {
        for (int bit = 0; bit < bytes * 8; bit++)
        {
            AssertRefused(network, _folder.Flip(name, bit));
            _folder.Flip(name, bit);
        }
    }

    private static void AssertRefused(Network network, string path) =>
        Assert.StartsWith(path, Assert.Throws<InvalidDataException>(() => network.LoadWeights(path)).Message);

    /// <summary>A file without a checksum, as other programs write it.</summary>
    private void WriteForeign(string name, IEnumerable<(string Name, IReadOnlyList<int> Shape, float Value)> tensors)
    {
        var entries = new List<string>();
        var data = new List<byte>();
        foreach ((string tensor, IReadOnlyList<int> shape, float value) in tensors)
        {
            int begin = data.Count;
            for (int i = 0; i < shape.Aggregate(1, (a, b) => a * b); i++)
                data.AddRange(BitConverter.GetBytes(value));
            entries.Add($$"""{{'"'}}{{tensor}}":{"dtype":"F32","shape":[{{string.Join(",", shape)}}],"data_offsets":[{{begin}},{{data.Count}}]}""");
        }

        _folder.Write(name, "{" + string.Join(",", entries) + "}", [.. data]);
    }
}
