using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetCompiler.Tests.Onnx;

/// <summary>One case: a small graph, what it is given and what it has to give.</summary>
internal sealed class OnnxCase(JsonElement json)
{
    /// <summary>What ONNX calls it: <c>test_elu</c>.</summary>
    public string Name { get; } = json.GetProperty("name").GetString()!;

    /// <summary>The operators of its graph, in order.</summary>
    public IReadOnlyList<OnnxNode> Nodes { get; } = [.. json.GetProperty("nodes").EnumerateArray().Select(node => new OnnxNode(node))];

    /// <summary>The operator of a graph of one.</summary>
    public OnnxNode Node => Nodes.Single();

    /// <summary>What the graph is given, in the graph's order; every case of the collection has one set.</summary>
    public IReadOnlyList<OnnxTensor> Inputs { get; } = Tensors(Set(json).GetProperty("inputs"));

    /// <summary>What it has to give, in the graph's order.</summary>
    public IReadOnlyList<OnnxTensor> Outputs { get; } = Tensors(Set(json).GetProperty("outputs"));

    /// <summary>Tensors that are part of the graph, such as weights.</summary>
    public IReadOnlyList<OnnxTensor> Initializers { get; } = Tensors(json.GetProperty("initializers"));

    /// <summary>The input, the output or the part of the graph of that name.</summary>
    public OnnxTensor this[string name] => Inputs.Concat(Initializers).Concat(Outputs).First(tensor => tensor.Name == name);

    /// <summary>What the only operator takes at this position.</summary>
    public OnnxTensor Operand(int position) => this[Node.Inputs[position]];

    public override string ToString() => Name;

    private static JsonElement Set(JsonElement json) => json.GetProperty("sets").EnumerateArray().Single();

    private static IReadOnlyList<OnnxTensor> Tensors(JsonElement list) => [.. list.EnumerateArray().Select(tensor => new OnnxTensor(tensor))];
}

/// <summary>One operator of a graph: its name, the names of the tensors it takes and gives, and its attributes.</summary>
internal sealed class OnnxNode(JsonElement json)
{
    public string Operator { get; } = json.GetProperty("op").GetString()!;

    public IReadOnlyList<string> Inputs { get; } = [.. json.GetProperty("in").EnumerateArray().Select(name => name.GetString()!)];

    public IReadOnlyList<string> Outputs { get; } = [.. json.GetProperty("out").EnumerateArray().Select(name => name.GetString()!)];

    public bool Has(string attribute) => json.GetProperty("attrs").TryGetProperty(attribute, out _);

    public double Number(string attribute, double otherwise = 0) => Has(attribute) ? Attribute(attribute).GetDouble() : otherwise;

    public int Int(string attribute, int otherwise = 0) => Has(attribute) ? Attribute(attribute).GetInt32() : otherwise;

    public string? Text(string attribute) => Has(attribute) ? Attribute(attribute).GetString() : null;

    public int[] Ints(string attribute) => Has(attribute) ? [.. Attribute(attribute).EnumerateArray().Select(e => e.GetInt32())] : [];

    private JsonElement Attribute(string name) => json.GetProperty("attrs").GetProperty(name);
}
