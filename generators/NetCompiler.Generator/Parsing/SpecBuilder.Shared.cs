using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Parsing;

/// <summary>Nodes that use the parameters of another.</summary>
internal sealed partial class SpecBuilder
{
    private readonly Dictionary<int, int> _owners = [];

    public void Share(int node, int owner) => _owners.Add(node, owner);

    /// <summary>Whether the node uses parameters, be they its own or another's.</summary>
    public bool Learns(int node) => ParametersOf(node).Count > 0;

    /// <summary>Null, or what keeps a node from using the parameters and statistics of another.</summary>
    public string? Unlike(int first, int node)
    {
        if (_operators[first].GetType() != _operators[node].GetType())
            return $"{_operators[first].Declared} stands in its first call where {_operators[node].Declared} stands here";

        foreach ((ParameterSpec before, ParameterSpec now) in ParametersOf(first).Zip(ParametersOf(node), (before, now) => (before, now)))
        {
            if (before.Name != now.Name || before.Shape != now.Shape)
                return $"the {now.Name} of {_operators[node].Declared} is {before.Shape} in its first call and {now.Shape} here";
        }

        return ParametersOf(first).Count == ParametersOf(node).Count ? null : $"{_operators[first].Declared} has {Names(first)} in its first call and {Names(node)} here";

        string Names(int of) => string.Join(" and ", ParametersOf(of).Select(p => p.Name));
    }

    private EquatableArray<ParameterSpec> ParametersOf(int node) => _operators[node].Parameters(ShapesOfInputs(node));

    private EquatableArray<Shape> ShapesOfInputs(int node) => _inputs[node].Select(ShapeOf).ToEquatableArray();
}
