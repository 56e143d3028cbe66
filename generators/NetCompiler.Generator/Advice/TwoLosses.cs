using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.Generator.Advice;

/// <summary>Two losses over one output: each has a column of targets of its own, which is seldom meant. A loss for another output names that output.</summary>
internal static class TwoLosses
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        for (int i = 1; i < walk.Spec.Losses.Count; i++)
        {
            int output = walk.Spec.Losses[i].Output;
            string others = string.Join(", ", walk.Spec.Outputs.Where((_, other) => walk.Spec.Losses.All(loss => loss.Output != other)).Select(o => $"'{o.Name}'"));

            if (walk.Spec.Losses[i].HasColumn && walk.Spec.Losses.Take(i).Any(loss => loss.Output == output && loss.HasColumn))
            {
                yield return new Finding(
                    Rules.TwoLosses,
                    $"The output '{walk.Spec.Outputs[output].Name}' has another loss already, and each takes a column of targets of its own. "
                    + (others.Length > 0 ? $"Name the output that this one measures: Output = … with one of {others}." : $"Share the column with Target = \"{walk.Spec.Outputs[output].Name}\", or remove one of them."),
                    Place.Loss(i));
            }
        }
    }
}
