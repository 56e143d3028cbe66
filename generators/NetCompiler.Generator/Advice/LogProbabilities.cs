using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// A loss over log-probabilities, of what are none. It is −z[label] or −Σ y·z: of raw scores it falls for ever, and of probabilities it is no likelihood.
/// </summary>
internal static class LogProbabilities
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        for (int i = 0; i < walk.Spec.Losses.Count; i++)
        {
            LossTerm term = walk.Spec.Losses[i];
            int last = walk.Origin(walk.Spec.Outputs[term.Output].Value, Walk.IsView);

            if (Remedy(term.Loss, walk[last]) is { } remedy)
            {
                string name = Activations.Name(term.Loss);
                yield return new Finding(
                    Rules.LogProbabilities,
                    walk[last] is Softmax
                        ? $"{name} needs log-probabilities, but Softmax gives probabilities. {remedy}"
                        : $"{name} needs log-probabilities, but Dense gives any numbers, so the loss falls without end. {remedy}",
                    Place.Loss(i));
            }
        }
    }

    private static string? Remedy(Loss loss, Operator last) => (loss, last) switch
    {
        (NegativeLogLikelihood, Softmax) => "Leave Softmax out and use SoftmaxCrossEntropy, which takes the logarithm in one stable step.",
        (NegativeLogLikelihood, Dense) => "Use SoftmaxCrossEntropy, which takes these.",
        (KLDivergence, Softmax) => "Put LogSoftmax in its place.",
        (KLDivergence, Dense) => "Put LogSoftmax behind it.",
        _ => null,
    };
}
