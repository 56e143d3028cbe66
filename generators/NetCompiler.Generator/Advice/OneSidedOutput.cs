using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// An activation as output under a loss over logits, which are any numbers: after ReLU a sigmoid never says less than ½, and a unit whose logit is 0 gets no gradient.
/// </summary>
internal static class OneSidedOutput
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        for (int i = 0; i < walk.Spec.Losses.Count; i++)
        {
            LossTerm term = walk.Spec.Losses[i];
            int last = walk.Origin(walk.Spec.Outputs[term.Output].Value, Walk.IsView);

            if (term.Loss.Response is ResponseForm.None || Activations.Range(walk[last]) is not { } range || term.Loss.Response is ResponseForm.Sigmoid && walk[last] is Sigmoid)
                continue;

            string name = Activations.Name(walk[last]);
            yield return new Finding(
                Rules.OneSidedOutput,
                $"{Activations.Name(term.Loss)} needs outputs of any size and sign, but {name}'s is {range}: some probabilities are out of reach. Leave {name} out, so that the output is that of Dense.",
                Place.Node(last));
        }
    }
}
