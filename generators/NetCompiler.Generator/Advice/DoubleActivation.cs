using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// An activation that the loss applies itself, in a form that does not round to 0 or 1. Applied twice, a softmax over k classes cannot give any of them
/// more than e/(e + k − 1), and gradients are tiny.
/// </summary>
internal static class DoubleActivation
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        for (int i = 0; i < walk.Spec.Losses.Count; i++)
        {
            LossTerm term = walk.Spec.Losses[i];
            int last = walk.Origin(walk.Spec.Outputs[term.Output].Value, Walk.IsView);

            if (Repeats(term.Loss, walk[last]))
            {
                string name = Activations.Name(walk[last]);
                yield return new Finding(
                    Rules.DoubleActivation,
                    $"{Activations.Name(term.Loss)} applies its own {term.Loss.Response.ToString().ToLowerInvariant()}, so {name} before it makes two. Leave {name} out: Predict returns probabilities all the same.",
                    Place.Node(last));
            }
        }
    }

    private static bool Repeats(Loss loss, Operator last) => loss.Response switch
    {
        ResponseForm.Softmax => last is Softmax or LogSoftmax,
        ResponseForm.Sigmoid => last is Sigmoid,
        _ => false,
    };
}
