using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>A rate or a variance that may be any number, where the loss takes its logarithm: that of a negative rate is NaN, and a negative variance is none.</summary>
internal static class PositiveOutput
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        for (int i = 0; i < walk.Spec.Losses.Count; i++)
        {
            LossTerm term = walk.Spec.Losses[i];

            if (walk[walk.Origin(walk.Spec.Outputs[term.Output].Value, Walk.IsView)] is Dense && Needed(term.Loss) is var (what, option, remedy))
            {
                yield return new Finding(
                    Rules.PositiveOutput,
                    $"With {option} = false {Activations.Name(term.Loss)} needs {what} above 0, but Dense gives any numbers. {remedy}, or leave {option} out: then the output is its logarithm.",
                    Place.Loss(i, option));
            }
        }
    }

    private static (string What, string Option, string Remedy)? Needed(Loss loss) => loss switch
    {
        PoissonNegativeLogLikelihood { LogInput: false } => ("rates", "LogInput", "Put Softplus behind it"),
        GaussianNegativeLogLikelihood { LogVariance: false } => ("variances", "LogVariance", "Join the means with a Softplus of the variances by Tensor.Concat"),
        _ => null,
    };
}
