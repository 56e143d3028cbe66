using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// More than four sigmoids or tanhs in a row: each multiplies the gradient by at most ¼ (sigmoid) or 1 (tanh), in practice by much less, so the first layers
/// hardly learn (Glorot and Bengio 2010). A normalisation or a sum with an earlier value ends the row.
/// </summary>
internal static class DeepSaturation
{
    private const int Most = 4;

    public static IEnumerable<Finding> Check(Walk walk)
    {
        int[] depths = new int[walk.Spec.Nodes.Count];

        foreach (int node in walk.Nodes)
        {
            int before = walk.Inputs(node).Select(input => depths[input]).DefaultIfEmpty().Max();
            Operator op = walk[node];

            depths[node] =
                Activations.IsSaturating(op) ? before + 1
                : op is BatchNorm or LayerNorm or Add || Activations.Initializer(op) is not null ? 0
                : before;

            // Once in a row: at the first layer too many.
            if (Activations.IsSaturating(op) && depths[node] == Most + 1 && !walk.IsOutput(node))
            {
                yield return new Finding(
                    Rules.DeepSaturation,
                    $"{walk.NameOf(node)} is the {depths[node]}th {op.Title} in a row, and gradients shrink in each. Use Relu, normalise with BatchNorm or LayerNorm in between, or add an earlier value back.",
                    Place.Node(node));
            }
        }
    }
}
