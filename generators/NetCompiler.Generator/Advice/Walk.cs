using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Advice;

/// <summary>A network as rules look at it: every node knows its readers.</summary>
internal sealed class Walk
{
    private readonly List<int>[] _readers;

    public Walk(Shaped shaped)
    {
        Shaped = shaped;
        bool[] alive = Liveness.Of(shaped.Spec);
        _readers = [.. shaped.Spec.Nodes.Select(_ => new List<int>())];
        Nodes = [.. Enumerable.Range(0, alive.Length).Where(i => alive[i])];

        foreach (int node in Nodes)
        {
            foreach (int input in Spec.Nodes[node].Inputs.Distinct())
                _readers[input].Add(node);
        }
    }

    public Shaped Shaped { get; }

    /// <summary>The network's formula, and those of its loss methods.</summary>
    public IEnumerable<Formula> Formulas => Spec.Losses.Select(term => term.Loss).OfType<LossMethod>().Select(Formula.Of).Prepend(Formula.Of(this));

    public NetworkSpec Spec => Shaped.Spec;

    /// <summary>The nodes that an output depends on, in order.</summary>
    public IReadOnlyList<int> Nodes { get; }

    public Operator this[int node] => Spec.Nodes[node].Operator;

    public string NameOf(int node) => Spec.Nodes[node].Name;

    public IReadOnlyList<int> Inputs(int node) => [.. Spec.Nodes[node].Inputs];

    /// <summary>The nodes that read the value.</summary>
    public IReadOnlyList<int> Readers(int node) => _readers[node];

    public bool IsOutput(int node) => Spec.Outputs.Any(output => output.Value == node);

    /// <summary>The only reader of a value that is no output, or null.</summary>
    public int? OnlyReader(int node) => _readers[node].Count == 1 && !IsOutput(node) ? _readers[node][0] : null;

    /// <summary>Backwards past operators with one input that are <paramref name="transparent"/>.</summary>
    public int Origin(int node, Func<Operator, bool> transparent)
    {
        while (Spec.Nodes[node].Inputs.Count == 1 && transparent(this[node]))
            node = Spec.Nodes[node].Inputs[0];

        return node;
    }

    /// <summary>Other places and shapes for the same numbers.</summary>
    public static bool IsView(Operator op) => op is Flatten or ReshapeTo;
}
