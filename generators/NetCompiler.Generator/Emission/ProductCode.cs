using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Products: examples with weights (and what follows on each tile), gradients of weights, transposes.</summary>
internal static class ProductCode
{
    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs) =>
        code[group.Steps[0]].Primitive is Convolve ? ConvolutionCode.Lines(code, method, group, structs) : Product(code, method, group, structs);

    private static IEnumerable<string> Product(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        int product = group.Steps[0], landing = group.Stored[0];
        int[] operands = [.. code.Flow.Operands(product)];
        int weights = Prepared.For(code.Flow, group) ?? operands[1];
        List<string> arguments = ["pass", code.View(operands[0]), code.View(weights), code.View(landing)];

        if (group.Steps.Count > 1)
        {
            LaneBody body = new(code, group.Steps, positions: code.PositionsOf(product));
            body.Landed(product, landing);
            body.Store(group.Stored.Where(s => s != product));
            arguments.Add(LaneStruct.Add(structs, method + "Epilogue", body.Map, body));
        }

        if (code.PositionsOf(product) > 1)
            arguments.Insert(1, $"positions: {Literals.Of(code.PositionsOf(product))}");

        yield return CallText.Of("Gemm.Multiply", arguments, ";");
    }

    /// <summary>
    /// Weights that meet the same inputs and the same derivatives have the same gradient: each gets it, and moves by it where it may.
    /// Of weights that are used several times the later products are added to the first.
    /// </summary>
    public static IEnumerable<string> Gradient(RunCode code, Group group) =>
        code[group.Steps[0]].Primitive is Convolve ? ConvolutionCode.Gradient(code, group) : ProductGradient(code, group);

    private static IEnumerable<string> ProductGradient(RunCode code, Group group)
    {
        int[] operands = [.. code.Flow.Operands(group.Steps[0])];
        string bias = group.Steps.Count == 1 ? "" : $", {code.Gradient(code.GradientsOf(group.Steps.Last()).Single())}";

        foreach (int parameter in code.GradientsOf(group.Steps[0]))
        {
            for (int i = 0; i < operands.Length; i += 2)
                yield return code.Plan.MovedInBackward.Contains(parameter)
                    ? $"Gemm.Descend(pass, {Positions(code, operands[i])}{code.View(operands[i + 1])}, {code.View(operands[i])}, {code.Gradient(parameter)}{bias});"
                    : $"Gemm.Gradient(pass.Share, {code.View(operands[i + 1])}, {code.View(operands[i])}, {code.CountOf(operands[i])}, {code.Gradient(parameter)}{bias}, {(i == 0 ? "pass.Accumulate" : "accumulate: true")});";
        }
    }

    private static string Positions(RunCode code, int step) => code.PositionsOf(step) == 1 ? "" : $"positions: {Literals.Of(code.PositionsOf(step))}, ";

    public static IEnumerable<string> Transpose(RunCode code, Group group)
    {
        int weights = group.Steps[0];
        yield return code[weights].Type.Shape.Rank > 2
            ? ConvolutionCode.Transpose(code, group)
            : $"Gemm.Transpose(pass.Share, {code.View(weights)}, {code.View(Prepared.By(group)!.Value)});";
    }
}
