using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Between sequences and rows of steps, and single steps: copies.</summary>
internal static class SequenceCode
{
    public static string? Line(RunCode code, int result)
    {
        int operand = code.Flow.Operands(result).First();

        return code[result].Primitive switch
        {
            ToSteps => CallText.Of("Steps.FromSequences", ["pass.Examples", Steps(code, result), Features(code, result), code.View(operand), code.View(result)], ";"),
            FromSteps => CallText.Of("Steps.ToSequences", ["pass.Examples", Steps(code, operand), Features(code, operand), code.View(operand), code.View(result)], ";"),
            AtStep at => $"Loop.Copy(pass.Examples, {code.Sizes.Of(result)}, {code.AtStep(operand, Literals.Of(at.Step))}, {code.View(result)});",
            _ => null,
        };
    }

    private static string Steps(RunCode code, int step) => $"steps: {Literals.Of(code[step].Type.Positions)}";

    private static string Features(RunCode code, int step) => $"features: {Literals.Of(code[step].Type.Count)}";
}
