using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>A bias in front of batch normalisation, which subtracts each feature's mean and has a bias of its own (Ioffe and Szegedy 2015, section 3.2).</summary>
internal static class BiasBeforeNorm
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        foreach (int node in walk.Nodes)
        {
            if (walk[node] is Dense { HasBias: true } or Convolution { HasBias: true } or ConvTranspose { HasBias: true } && walk.OnlyReader(node) is { } reader && walk[reader] is BatchNorm)
            {
                yield return new Finding(
                    Rules.BiasBeforeNorm,
                    $"{walk.NameOf(node)}'s bias does nothing: BatchNorm subtracts the mean behind it and adds a bias of its own. Switch it off with bias: false.",
                    Place.Node(node, "bias"));
            }
        }
    }
}
