using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>A function of the user's own with a root of what may be 0: its slope there is infinite, and one such element makes every weight before it NaN.</summary>
internal static class InfiniteSlope
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        foreach (Formula formula in walk.Formulas)
        {
            foreach (int node in formula.Nodes)
            {
                if (formula.At(node) is MapOf { Mapped: var mapped } && IsSteep(mapped))
                    yield return new Finding(Rules.InfiniteSlope, Message(mapped), formula.Place(node));
            }
        }

        for (int i = 0; i < walk.Spec.Losses.Count; i++)
        {
            if (walk.Spec.Losses[i].Loss is FunctionLoss { Mapped: var mapped } && IsSteep(mapped))
                yield return new Finding(Rules.InfiniteSlope, Message(mapped), Place.Loss(i));
        }
    }

    private static bool IsSteep(MappedFunction mapped) => mapped.Function.HasInfiniteSlope() && mapped.Parameters.All(p => p.Derivative is null);

    private static string Message(MappedFunction mapped) =>
        $"{(mapped.Function.Name == MappedFunction.Lambda ? "This function" : mapped.Function.Name)} takes a root of what may be 0, where its slope is infinite. Add a small number under the root, such as 1e-6f, or write the derivative yourself with [Derivative].";
}
