using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>Operators over tensors, of a network or of a loss method, for rules that hold in both.</summary>
/// <param name="Nodes">The values that are computed, by number.</param>
/// <param name="At">How one is; null of what a loss method is given.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Place">Where it is written.</param>
internal sealed record Formula(IReadOnlyList<int> Nodes, Func<int, Operator?> At, Func<int, EquatableArray<int>> Inputs, Func<int, Place> Place)
{
    public static Formula Of(Walk walk) => new(walk.Nodes, node => walk[node], node => walk.Spec.Nodes[node].Inputs, node => Diagnostics.Place.Node(node));

    public static Formula Of(LossMethod loss) => new(
        [.. Enumerable.Range(LossMethod.Given, loss.Nodes.Count)],
        node => node < LossMethod.Given ? null : loss.Nodes[node - LossMethod.Given].Operator,
        node => loss.Nodes[node - LossMethod.Given].Inputs,
        node => Diagnostics.Place.LossNode(node - LossMethod.Given));

    /// <summary>The operator before this one.</summary>
    public Operator? Before(int node, int input = 0) => At(Inputs(node)[input]);
}
