using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// Weights that all start as one number, in a layer that another one reads: its units compute the same, get the same gradient, and stay one unit for ever.
/// A last layer may start so: its units differ by their targets.
/// </summary>
internal static class AlikeUnits
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        bool[] leadsToDense = new bool[walk.Spec.Nodes.Count];

        foreach (int node in walk.Nodes.Reverse())
            leadsToDense[node] = walk.Readers(node).Any(reader => walk[reader] is Dense or Convolution or ConvTranspose || leadsToDense[reader]);

        foreach (int node in walk.Nodes.Where(node => leadsToDense[node]))
        {
            if (walk[node] is Dense { Units: > 1, Initializer: var initializer } && IsConstant(initializer) || walk[node] is Convolution { Filters: > 1, Groups: 1, Initializer: var filters } && IsConstant(filters))
            {
                yield return new Finding(
                    Rules.AlikeUnits,
                    $"All weights of {walk.NameOf(node)} start as the same number, so its units stay alike and learn one feature between them. Start from random numbers: leave the initializer out.",
                    Place.Node(node, "initializer"));
            }
        }
    }

    private static bool IsConstant(Initializer initializer) => initializer.Kind is InitializerKind.Zeros or InitializerKind.Ones or InitializerKind.Constant;
}
