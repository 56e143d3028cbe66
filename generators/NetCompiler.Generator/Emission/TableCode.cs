using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Products of weights with all rows of a table, and the gradients of what they are made of: one call of the library each.</summary>
internal static class TableCode
{
    public static IEnumerable<string> Lines(RunCode code, Group group)
    {
        int result = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(result)];
        string first = code.View(operands[0]);

        return [((TableProduct)code[result].Primitive).Form switch
        {
            TableForm.Rows => Call("Project", ["pass.Share", Height(code, operands[0]), first, .. operands.Skip(1).Select(code.View), code.View(result)]),
            TableForm.Table => Call("ToTable", ["pass.Share", Height(code, result), first, code.View(Prepared.For(code.Flow, group)!.Value), code.View(result), Gradient(code, result), "pass.Accumulate"]),
            TableForm.Weights => Call("ToWeights", ["pass.Share", Height(code, operands[1]), first, code.View(operands[1]), Gradient(code, result), "pass.Accumulate"]),
            _ => Call("ToBias", [SharedCode.Columns(code, result), $"count: {Literals.Of(code[result].Type.Count)}", Height(code, operands[0], rest: 1), first, Gradient(code, result), "pass.Accumulate"]),
        }];
    }

    private static string Call(string method, IReadOnlyList<string> arguments) => CallText.Of("TableProduct." + method, arguments, ";");

    /// <summary>Rows of the table.</summary>
    private static string Height(RunCode code, int step, int rest = 0) => $"height: {Literals.Of(code[step].Type.Shape.Axes[0] - rest)}";

    private static string Gradient(RunCode code, int result) => code.Gradient(code.GradientsOf(result).Single());
}
