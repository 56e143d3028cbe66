using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// The negative log-likelihood of what are no log-probabilities. It is −z[label]: of raw scores it falls for ever, and of probabilities it is no likelihood.
/// </summary>
internal static class LogProbabilities
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        for (int i = 0; i < walk.Spec.Losses.Count; i++)
        {
            LossTerm term = walk.Spec.Losses[i];
            int last = walk.Origin(walk.Spec.Outputs[term.Output].Value, Walk.IsView);

            if (term.Loss is NegativeLogLikelihood && (walk[last] is Dense or Softmax))
            {
                yield return new Finding(
                    Rules.LogProbabilities,
                    walk[last] is Softmax
                        ? "NegativeLogLikelihood needs log-probabilities, but Softmax gives probabilities. Leave Softmax out and use SoftmaxCrossEntropy, which takes the logarithm in one stable step."
                        : "NegativeLogLikelihood needs log-probabilities, but Dense gives any numbers, so the loss falls without end. Use SoftmaxCrossEntropy, which takes these.",
                    Place.Loss(i));
            }
        }
    }
}
