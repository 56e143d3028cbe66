using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>Which operand an elementwise step passes on or drops, as the derivative of a rectifier does: where that is zero, the result is.</summary>
internal static class KeptZeros
{
    /// <summary>The first such operand; −1 if there is none.</summary>
    public static int Of(Step step)
    {
        if (step.Primitive is not Map map)
            return -1;

        for (int operand = 0; operand < step.Operands.Count; operand++)
        {
            if (IsZero(Substitution.Arguments(map.Body, index => index == operand ? 0 : new Argument(index))))
                return operand;
        }

        return -1;
    }

    private static bool IsZero(Expr expr) => expr switch
    {
        Constant constant => constant.Value == 0,
        Choice choice => IsZero(choice.Then) && IsZero(choice.Else),
        _ => false,
    };
}
