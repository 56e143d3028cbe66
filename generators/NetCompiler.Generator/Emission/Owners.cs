using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;

namespace NetCompiler.Generator.Emission;

/// <summary>Which node a value belongs to by its name: the node whose name it begins with, the longest of them: <c>hidden.relu1</c> before <c>hidden</c>.</summary>
internal sealed class Owners(NetworkSpec spec)
{
    private readonly Dictionary<string, int> _nodes = Enumerable.Range(0, spec.Nodes.Count).ToDictionary(i => spec.Nodes[i].Name);

    /// <summary>The node; −1 where there is none.</summary>
    public int Of(string name)
    {
        for (int end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            if (_nodes.TryGetValue(name.Substring(0, end), out int node))
                return node;
        }

        return -1;
    }
}
