using System.Linq;

namespace NetCompiler.Generator.Graph;

/// <summary>Which nodes an output depends on. The others are not computed and have no parameters.</summary>
internal static class Liveness
{
    public static bool[] Of(NetworkSpec spec)
    {
        bool[] alive = new bool[spec.Nodes.Count];

        foreach (Output output in spec.Outputs)
            alive[output.Value] = true;

        for (int i = alive.Length - 1; i >= 0; i--)
        {
            foreach (int input in alive[i] ? spec.Nodes[i].Inputs.ToArray() : [])
                alive[input] = true;
        }

        return alive;
    }
}
