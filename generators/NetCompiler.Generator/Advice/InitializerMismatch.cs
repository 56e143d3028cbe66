using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// An initialisation chosen by hand that was derived for another activation: Glorot's variance 2/(in + out) for sigmoid and tanh, He's 2/in for ReLU and its kin,
/// LeCun's 1/in for SELU. Before ReLU with Glorot the signal loses about half of its variance in every layer; before tanh with He it doubles.
/// </summary>
internal static class InitializerMismatch
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        foreach (int node in walk.Nodes)
        {
            if (Initializer(walk[node]) is not { Kind: var kind } || Family(kind) is not { } chosen || Activation(walk, node) is not { } activation)
                continue;

            // LeCun's variance suits tanh too: it was derived for it (LeCun et al. 1998).
            if (Activations.Initializer(walk[activation]) is { } suits && Family(suits) is { } needed && needed != chosen && (needed, chosen) is not ("Glorot", "LeCun"))
            {
                yield return new Finding(
                    Rules.InitializerMismatch,
                    $"{walk.NameOf(node)} starts with {kind}, but {Activations.Name(walk[activation])} follows, for which {needed}'s variance is right. Choose {needed}, or leave the initializer out: it is chosen by the activation.",
                    Place.Node(node, "initializer"));
            }
        }
    }

    private static Initializer? Initializer(Operator layer) => layer switch
    {
        Dense dense => dense.Initializer,
        Convolution convolution => convolution.Initializer,
        ConvTranspose transposed => transposed.Initializer,
        _ => null,
    };

    private static string? Family(InitializerKind kind) => kind switch
    {
        InitializerKind.HeNormal or InitializerKind.HeUniform => "He",
        InitializerKind.GlorotNormal or InitializerKind.GlorotUniform => "Glorot",
        InitializerKind.LeCunNormal => "LeCun",
        _ => null,
    };

    /// <summary>The activation that the layer's output meets first. Behind a normalisation the layer's own variance does not matter.</summary>
    private static int? Activation(Walk walk, int node)
    {
        for (int? reader = walk.OnlyReader(node); reader is { } next; reader = walk.OnlyReader(next))
        {
            if (walk[next] is Dropout or SpatialDropout or Pooling || Walk.IsView(walk[next]))
                continue;

            return walk[next] is Elementwise ? next : null;
        }

        return null;
    }
}
