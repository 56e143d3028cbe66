using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Differentiation;

/// <summary>
/// Puts a network into primitives and derives its gradients by walking it once in reverse: each node's adjoint is the sum of what
/// its consumers contributed, computed once and passed on. Nodes that lead to no parameter are never visited.
/// </summary>
internal static class ReverseMode
{
    /// <summary>Before the name of a value: the derivative of the loss by it.</summary>
    public const string GradientPrefix = "∂";

    public static Program Differentiate(Shaped shaped, Inventory inventory)
    {
        ProgramBuilder builder = new();
        Leaves leaves = new(builder, shaped, inventory);
        ForwardPass training = ForwardPass.Lower(builder, shaped, inventory, leaves, training: true);
        TrainingRoots trained = Train(builder, shaped, inventory, leaves, training);
        PredictionRoots predicted = Predict(builder, shaped, inventory, leaves);

        return new Program(builder.Steps, trained, predicted, builder.Recurrences);
    }

    private static TrainingRoots Train(ProgramBuilder builder, Shaped shaped, Inventory inventory, Leaves leaves, ForwardPass forward)
    {
        NetworkSpec spec = shaped.Spec;
        EquatableArray<int> outputs = spec.Predicted.Select(o => forward.Values[spec.Outputs[o].Value].Id).ToEquatableArray();
        EquatableArray<int> states = inventory.States.Select(s => forward.Updates[s.Name].Id).ToEquatableArray();

        if (spec.Losses.Count == 0)
            return new TrainingRoots(outputs, -1, Nothing(inventory.Parameters.Count), states, forward.Kept);

        Value loss = MeanLoss(builder, spec, leaves, forward, _ => true);
        Dictionary<int, Value> gradients = Walk(builder, shaped, inventory, leaves, forward);

        return new TrainingRoots(
            outputs,
            loss.Id,
            Enumerable.Range(0, inventory.Parameters.Count).Select(p => gradients.TryGetValue(p, out Value g) ? g.Id : -1).ToEquatableArray(),
            states,
            forward.Kept);
    }

    private static PredictionRoots Predict(ProgramBuilder builder, Shaped shaped, Inventory inventory, Leaves leaves)
    {
        NetworkSpec spec = shaped.Spec;
        ForwardPass forward = ForwardPass.Lower(builder, shaped, inventory, leaves, training: false);
        Value[] responses = [.. spec.Outputs.Select(o => forward.Values[o.Value])];

        foreach (LossTerm term in spec.Losses.Where(l => l.Loss.Response is not ResponseForm.None && spec.Predicted.Contains(l.Output)))
        {
            builder.Scope = LossScope(spec, term);
            responses[term.Output] = term.Loss.Respond(forward.Values[spec.Outputs[term.Output].Value]);
        }

        int loss = spec.Losses.Count == 0 ? -1 : MeanLoss(builder, spec, leaves, forward, term => !term.IsAuxiliary).Id;
        return new PredictionRoots(spec.Predicted.Select(o => responses[o].Id).ToEquatableArray(), loss, forward.Kept);
    }

    /// <summary>L = (1/B)·Σ over examples of the example's weight times Σ over terms of weight·loss.</summary>
    private static Value MeanLoss(ProgramBuilder builder, NetworkSpec spec, Leaves leaves, ForwardPass forward, Func<LossTerm, bool> counts)
    {
        Value? total = null;

        foreach (int i in Enumerable.Range(0, spec.Losses.Count).Where(i => counts(spec.Losses[i])))
        {
            LossTerm term = spec.Losses[i];
            builder.Scope = LossScope(spec, term);
            Value weighted = term.Loss.Lower(forward.Values[spec.Outputs[term.Output].Value], leaves.Target(i)).Map(l => term.Weight * l);
            total = total is { } sum ? sum + weighted : weighted;
        }

        builder.Scope = "loss";
        return (total!.Value * leaves.Weight()).Named("loss").SumBatch().Named("loss.total").Map(sum => sum / new BatchSize()).Named("mean.loss");
    }

    private static Dictionary<int, Value> Walk(ProgramBuilder builder, Shaped shaped, Inventory inventory, Leaves leaves, ForwardPass forward)
    {
        NetworkSpec spec = shaped.Spec;
        bool[] wanted = Wanted(spec, inventory);
        List<Value>[] contributions = [.. spec.Nodes.Select(_ => new List<Value>())];
        Dictionary<int, List<Value>> parameters = [];

        SeedLosses(builder, spec, leaves, forward, contributions);

        for (int i = spec.Nodes.Count - 1; i >= 0; i--)
        {
            if (!wanted[i] || contributions[i].Count == 0)
                continue;

            Node node = spec.Nodes[i];
            builder.Scope = node.Name;
            Value adjoint = Sum(contributions[i]).Named(GradientPrefix + node.Name);

            node.Operator.Differentiate(new Adjoints(
                forward.Lowerings[i]!,
                forward.Values[i],
                adjoint,
                input => wanted[node.Inputs[input]],
                name => !inventory.Parameters[leaves.ParameterIndex(node, name)].IsFrozen,
                (input, value) => contributions[node.Inputs[input]].Add(value),
                (name, value) => Contribute(parameters, leaves.ParameterIndex(node, name), value)));
        }

        return parameters.ToDictionary(p => p.Key, p => Gradient(builder, inventory.Parameters[p.Key], p.Value));
    }

    private static Value Gradient(ProgramBuilder builder, NetworkParameter parameter, List<Value> contributions)
    {
        builder.Scope = GradientPrefix + parameter.Name;
        return SharedGradient.Of(builder, contributions).Named(GradientPrefix + parameter.Name);
    }

    private static void SeedLosses(ProgramBuilder builder, NetworkSpec spec, Leaves leaves, ForwardPass forward, List<Value>[] contributions)
    {
        for (int i = 0; i < spec.Losses.Count; i++)
        {
            LossTerm term = spec.Losses[i];
            int node = spec.Outputs[term.Output].Value;
            builder.Scope = LossScope(spec, term);
            Value share = leaves.Weight().Map(weight => weight * (term.Weight / (Expr)new BatchSize()));
            contributions[node].Add(term.Loss.Differentiate(forward.Values[node], leaves.Target(i), share));
        }
    }

    /// <summary>A node's adjoint is wanted when a parameter that is not frozen lies at it or before it.</summary>
    private static bool[] Wanted(NetworkSpec spec, Inventory inventory)
    {
        HashSet<int> learning = [.. inventory.Parameters.Where(p => !p.IsFrozen).Select(p => p.Node)];
        bool[] wanted = new bool[spec.Nodes.Count];

        for (bool changed = true; changed;)
        {
            changed = false;

            for (int i = 0; i < wanted.Length; i++)
            {
                if (wanted[i] || !(learning.Contains(spec.Owner(i)) || spec.Nodes[i].Inputs.Any(input => wanted[input])))
                    continue;

                wanted[i] = true;

                // A state is what the end of its cell makes of it: once that is wanted, so is the state, and what follows from it.
                foreach (int state in spec.Nodes[i].Operator is StatesOf end ? spec.Nodes[i].Inputs.Take(end.StateCount) : [])
                    changed |= !wanted[state] && (wanted[state] = true);
            }
        }

        return wanted;
    }

    /// <summary>The prefix of the names of a loss's parts.</summary>
    private static string LossScope(NetworkSpec spec, LossTerm term) => spec.Losses.Count == 1 ? "loss" : "loss." + spec.Outputs[term.Output].Name;

    private static void Contribute(Dictionary<int, List<Value>> sums, int key, Value value)
    {
        if (!sums.TryGetValue(key, out List<Value>? list))
            sums.Add(key, list = []);

        list.Add(value);
    }

    private static Value Sum(List<Value> contributions) => Parts.Joined(contributions) ?? contributions.Aggregate((sum, next) => sum + next);

    private static EquatableArray<int> Nothing(int count) => Enumerable.Repeat(-1, count).ToEquatableArray();
}
