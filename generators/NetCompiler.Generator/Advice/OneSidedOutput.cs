using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// An activation as output under a loss over logits or scores, which are any numbers: after ReLU a sigmoid never says less than ½, and a unit whose logit is 0
/// gets no gradient; behind a sigmoid a hinge never sees a score below 0, and reaches its margin of 1 nowhere; a logarithm that is never below 0 is that of a rate or a variance of 1 and more.
/// </summary>
internal static class OneSidedOutput
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        for (int i = 0; i < walk.Spec.Losses.Count; i++)
        {
            LossTerm term = walk.Spec.Losses[i];
            int last = walk.Origin(walk.Spec.Outputs[term.Output].Value, Walk.IsView);

            if (!TakesScores(term.Loss) || Activations.Range(walk[last]) is not { } range || term.Loss.Response is ResponseForm.Sigmoid && walk[last] is Sigmoid)
                continue;

            string name = Activations.Name(walk[last]);
            yield return new Finding(
                Rules.OneSidedOutput,
                $"{Activations.Name(term.Loss)} needs outputs of any size and sign, but {name}'s is {range}, which leaves some answers out of reach. Leave {name} out: the layer before it is the output.",
                Place.Node(last));
        }
    }

    private static bool TakesScores(Loss loss) =>
        loss.Response is ResponseForm.Softmax or ResponseForm.Sigmoid or ResponseForm.Sign
        || loss is MultiClassHinge or PoissonNegativeLogLikelihood { LogInput: true } or GaussianNegativeLogLikelihood { LogVariance: true };
}
