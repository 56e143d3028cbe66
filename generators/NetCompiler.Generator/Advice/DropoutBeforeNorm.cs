using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// Dropout in front of batch normalisation, at most one layer with weights away: dropout changes the variance in training and not in prediction, so the variance
/// that batch normalisation tracks is another than the one it meets (Li et al. 2018, "Understanding the disharmony between dropout and batch normalization by variance shift").
/// </summary>
internal static class DropoutBeforeNorm
{
    private const int Never = int.MaxValue;

    public static IEnumerable<Finding> Check(Walk walk)
    {
        int[] layersToNorm = new int[walk.Spec.Nodes.Count];

        foreach (int node in walk.Nodes.Reverse())
            layersToNorm[node] = walk.Readers(node).Select(reader => LayersToNorm(walk[reader], layersToNorm[reader])).DefaultIfEmpty(Never).Min();

        foreach (int node in walk.Nodes.Where(node => walk[node] is Dropout { Rate: > 0 } or SpatialDropout { Rate: > 0 } && layersToNorm[node] <= 1))
        {
            yield return new Finding(
                Rules.DropoutBeforeNorm,
                $"{walk.NameOf(node)} comes before BatchNorm, which then learns a variance that predictions do not have. Put Dropout behind the last BatchNorm.",
                Place.Node(node));
        }
    }

    /// <summary>Layers with weights between a value and a batch normalisation, by way of this reader, given how many there are behind it.</summary>
    private static int LayersToNorm(Operator reader, int behind) => reader switch
    {
        BatchNorm => 0,
        Dense or Convolution or ConvTranspose => behind < Never ? behind + 1 : Never,
        Elementwise or Pooling or GlobalPooling or Regridding or Flatten or ReshapeTo => behind,
        _ => Never,
    };
}
