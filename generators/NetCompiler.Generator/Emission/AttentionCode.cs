using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Attention forward and backward: one call of the library each.</summary>
internal static class AttentionCode
{
    public static IEnumerable<string> Lines(RunCode code, int result, Attend attend)
    {
        int[] operands = [.. code.Flow.Operands(result)];

        // At each step of a loop there is one query, and all keys.
        string[] views = [.. operands.Select((operand, position) => attend.IsRandom && position == attend.RandomAt ? "" : position is 1 or 2 ? code.WholeView(operand) : code.View(operand))];
        List<string> arguments = ["pass.Examples", Shape(code, operands, attend), views[0], views[1], views[2]];

        if (attend.Form is not AttendForm.Outputs)
            arguments.AddRange([views[attend.OutputAt], views[attend.OutputAt + 1]]);

        arguments.AddRange(Into(code, result, operands, attend));

        if (attend.IsMasked)
            arguments.Add("mask: " + views[3]);

        if (attend.IsAdditive)
            arguments.Add("weights: " + views[attend.WeightsAt]);

        if (attend is { IsAdditive: true, Form: AttendForm.Queries })
            arguments.Add($"byWeights: {code.View(result)}.Columns({Literals.Of(code[operands[0]].Type.Count)})");

        if (attend.IsRandom)
            arguments.Add($"dropout: new AttentionDropout(pass.Key, site: {code.Site((Uniform)code[operands[attend.RandomAt]].Primitive)}, rate: {Literals.Float(attend.Rate)})");

        yield return CallText.Of(attend.Form is AttendForm.Outputs ? "Attention.Attend" : "Attention.Gradient", arguments, ";");
    }

    private static string Shape(RunCode code, int[] operands, Attend attend)
    {
        TensorType q = code[operands[0]].Type, k = code[operands[1]].Type, v = code[operands[2]].Type;
        return $"new AttentionShape(queries: {Literals.Of(code.PositionsOf(operands[0]))}, keys: {Literals.Of(k.Positions)}, heads: {Literals.Of(attend.Heads)}, depth: {Literals.Of(q.Count / attend.Heads)}, " +
            $"values: {Literals.Of(v.Count / attend.Heads)}, scale: {Literals.Float(attend.Scale)}, causal: {(attend.IsCausal ? "true" : "false")})";
    }

    /// <summary>Where the results go: gradients stand side by side, and what is not asked for has no rows.</summary>
    private static IEnumerable<string> Into(RunCode code, int result, int[] operands, Attend attend)
    {
        string rows = code.View(result), depth = Literals.Of(code[operands[1]].Type.Count);

        return attend.Form switch
        {
            AttendForm.Outputs => [rows],
            AttendForm.Queries => [rows, "default", "default"],
            AttendForm.Keys => ["default", rows, $"{rows}.Columns({depth})"],
            _ => [rows, $"{rows}.Columns({depth})", $"{rows}.Columns({Literals.Of(2 * code[operands[1]].Type.Count)})"],
        };
    }
}
