using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// A formula over tensors that textbooks write and that overflows or loses all digits, where an operator has the stable form. Functions of single numbers are brought
/// into it without a word (Calculus/Stability); these run over several elements, or are values that the user may read elsewhere.
/// </summary>
internal static class UnstableForm
{
    public static IEnumerable<Finding> Check(Walk walk) =>
        from formula in walk.Formulas
        from node in formula.Nodes
        let remedy = Remedy(formula, node)
        where remedy is not null
        select new Finding(Rules.UnstableForm, remedy, formula.Place(node));

    private static string? Remedy(Formula formula, int node) => formula.At(node) switch
    {
        Log when formula.Before(node) is Softmax => "The logarithm of a softmax is −∞ where a probability rounds to 0. Use LogSoftmax, which never computes the probability.",
        Log when formula.Before(node) is Sigmoid => "The logarithm of a sigmoid is −∞ below −88, where it should be the input itself. Write -(-x).Softplus().",
        Log when formula.Before(node) is AddConstant { Constant: 1 } && formula.Before(formula.Inputs(node)[0]) is Exp => "log(1 + eˣ) is infinite from 89 on, where it should be x. Use Softplus.",
        Divide when IsShare(formula, node) => "eˣ / Σ eˣ is not a number as soon as one x exceeds 88. Use Softmax, which subtracts the largest first.",
        Divide when formula.Before(node, 1) is Abs && formula.Inputs(formula.Inputs(node)[1])[0] == formula.Inputs(node)[0] => "x / |x| is not a number where x is 0. Use Map with a function that says what it is there, such as v => v > 0 ? 1 : v < 0 ? -1 : 0.",
        _ => null,
    };

    /// <summary>Whether an exponential is divided by the sum of the same exponentials.</summary>
    private static bool IsShare(Formula formula, int node)
    {
        (int part, int whole) = (formula.Inputs(node)[0], formula.Inputs(node)[1]);
        if (formula.At(part) is not Exp || formula.At(whole) is not SumOver)
            return false;

        int summed = formula.Inputs(whole)[0];
        return summed == part || formula.At(summed) is Exp && formula.Inputs(summed)[0] == formula.Inputs(part)[0];
    }
}
