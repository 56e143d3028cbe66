using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Graph;

/// <summary>Which nodes an output depends on. The others are not computed, and have no parameters unless such a node shares them.</summary>
internal static class Liveness
{
    public static bool[] Of(NetworkSpec spec) => Of(spec, spec.Outputs);

    /// <summary>Which nodes a prediction computes.</summary>
    public static bool[] OfPrediction(NetworkSpec spec) => Of(spec, spec.Predicted.Select(o => spec.Outputs[o]));

    private static bool[] Of(NetworkSpec spec, IEnumerable<Output> outputs)
    {
        bool[] alive = new bool[spec.Nodes.Count];

        foreach (Output output in outputs)
            alive[output.Value] = true;

        for (int i = alive.Length - 1; i >= 0; i--)
        {
            foreach (int input in alive[i] ? spec.Nodes[i].Inputs.ToArray() : [])
                alive[input] = true;
        }

        return alive;
    }

    /// <summary>Which nodes have parameters and statistics that an output depends on.</summary>
    public static bool[] OfOwners(NetworkSpec spec)
    {
        bool[] alive = Of(spec), owners = new bool[alive.Length];

        foreach (int i in Enumerable.Range(0, alive.Length).Where(i => alive[i]))
            owners[spec.Owner(i)] = true;

        return owners;
    }
}
