using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Differentiation;

/// <summary>Every node's value in primitives, in one mode. What both modes compute alike becomes the same steps.</summary>
/// <param name="Values">By node.</param>
/// <param name="Lowerings">By node; null for inputs.</param>
/// <param name="Updates">New values of the running statistics, by full name; empty in prediction.</param>
/// <param name="Kept">What is left to the next batch of each state that is kept; −1 where the mode does not compute it.</param>
internal sealed record ForwardPass(Value[] Values, Lowering?[] Lowerings, Dictionary<string, Value> Updates, EquatableArray<int> Kept)
{
    /// <summary>Before the name of a value that prediction computes otherwise than training.</summary>
    public const string PredictedPrefix = "predicted:";

    public static ForwardPass Lower(ProgramBuilder builder, Shaped shaped, Inventory inventory, Leaves leaves, bool training)
    {
        NetworkSpec spec = shaped.Spec;
        Value[] values = new Value[spec.Nodes.Count];
        Lowering?[] lowerings = new Lowering?[spec.Nodes.Count];
        Dictionary<string, Value> updates = [];
        bool[] alive = training ? Liveness.Of(spec) : Liveness.OfPrediction(spec);

        for (int i = 0; i < spec.Nodes.Count; i++)
        {
            Node node = spec.Nodes[i];

            if (node.Operator is Input)
            {
                values[i] = leaves.Input(i);
                continue;
            }

            if (!alive[i])
                continue;

            int index = i;
            string name = training ? node.Name : PredictedPrefix + node.Name;
            builder.Scope = name;
            lowerings[i] = new Lowering(
                builder,
                site: i,
                training,
                [.. node.Inputs.Select(input => values[input])],
                parameter => leaves.Parameter(index, parameter),
                state => updates.TryGetValue(NameOf(index, state), out Value updated) ? updated : leaves.State(index, state),
                kept => leaves.Kept(index, kept),
                training ? (state, value) => updates[NameOf(index, state)] = value.Named(node.Name + "." + state + ".next") : null);

            values[i] = node.Operator.Lower(lowerings[i]!).Named(name);
        }

        return new ForwardPass(values, lowerings, updates, builder.TakeKept(inventory.Kept.Count));

        // Nodes that share a statistic update it one after the other, as they would when they ran.
        string NameOf(int i, string state) => spec.Nodes[spec.Owner(i)].Name + "." + state;
    }
}
