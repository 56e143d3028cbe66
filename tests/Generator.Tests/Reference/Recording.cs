using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Generator.Tests.Hygiene;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>What PyTorch computed for a network, as <c>tests/Reference/record.py</c> wrote it.</summary>
internal sealed class Recording(JsonElement json)
{
    public static IEnumerable<string> All => Directory.GetFiles(Repository.At("tests", "Reference"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static Recording Read(string name) => new(JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "Reference", name + ".json"))).RootElement);

    public string Source => string.Join("\n", json.GetProperty("source").EnumerateArray().Select(line => line.GetString()));

    public int Steps => json.GetProperty("steps").GetInt32();

    public double Number(string name) => json.GetProperty(name).GetDouble();

    /// <summary>Whether there is a section of this name.</summary>
    public bool Has(string name) => json.TryGetProperty(name, out _);

    /// <summary>The tensors of a section, in order.</summary>
    public IReadOnlyList<RecordedTensor> Section(string name) =>
        [.. json.GetProperty(name).EnumerateObject().Select(tensor => new RecordedTensor(tensor.Name, Numbers(tensor.Value, "shape", e => e.GetInt32()), Numbers(tensor.Value, "values", e => e.GetDouble())))];

    private static T[] Numbers<T>(JsonElement tensor, string property, Func<JsonElement, T> read) =>
        [.. tensor.GetProperty(property).EnumerateArray().Select(read)];
}

/// <summary>A tensor of a record; of inputs and targets the first axis is the batch.</summary>
internal sealed record RecordedTensor(string Name, int[] Shape, double[] Values)
{
    public float[] Floats => Array.ConvertAll(Values, value => (float)value);

    /// <summary>The tensor as a column of examples: class numbers when each example has one whole number, floats otherwise.</summary>
    public Column Column => Shape.Length == 1
        ? NetCompiler.Column.Labels(Array.ConvertAll(Values, value => (int)value))
        : NetCompiler.Column.Of(Floats, Values.Length / Shape[0]);
}
