using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Advice;

/// <summary>
/// A formula over tensors that textbooks write and that overflows or loses all digits, where an operator has the stable form. Functions of single numbers are brought
/// into it without a word (Calculus/Stability); these run over several elements, or are values that the user may read elsewhere.
/// </summary>
internal static class UnstableForm
{
    public static IEnumerable<Finding> Check(Walk walk)
    {
        Form network = new(node => walk[node], node => walk.Spec.Nodes[node].Inputs);

        foreach (int node in walk.Nodes)
        {
            if (Remedy(network, node) is { } remedy)
                yield return new Finding(Rules.UnstableForm, remedy, Place.Node(node));
        }

        foreach (LossMethod loss in walk.Spec.Losses.Select(term => term.Loss).OfType<LossMethod>())
        {
            Form method = new(node => node < LossMethod.Given ? null : loss.Nodes[node - LossMethod.Given].Operator, node => loss.Nodes[node - LossMethod.Given].Inputs);

            for (int node = LossMethod.Given; node < loss.Nodes.Count + LossMethod.Given; node++)
            {
                if (Remedy(method, node) is { } remedy)
                    yield return new Finding(Rules.UnstableForm, remedy, Place.LossNode(node - LossMethod.Given));
            }
        }
    }

    /// <summary>Operators, null for what a method is given, and what they read.</summary>
    private sealed record Form(Func<int, Operator?> At, Func<int, EquatableArray<int>> Inputs)
    {
        /// <summary>The operator before this one.</summary>
        public Operator? Before(int node, int input = 0) => At(Inputs(node)[input]);
    }

    private static string? Remedy(Form form, int node) => form.At(node) switch
    {
        Log when form.Before(node) is Softmax => "The logarithm of a softmax is −∞ where a probability rounds to 0. Use LogSoftmax, which never computes the probability.",
        Log when form.Before(node) is Sigmoid => "The logarithm of a sigmoid is −∞ below −88, where it should be the input itself. Write -(-x).Softplus().",
        Log when form.Before(node) is AddConstant { Constant: 1 } && form.Before(form.Inputs(node)[0]) is Exp => "log(1 + eˣ) is infinite from 89 on, where it should be x. Use Softplus.",
        Divide when IsShare(form, node) => "eˣ / Σ eˣ is not a number as soon as one x exceeds 88. Use Softmax, which subtracts the largest first.",
        Divide when form.Before(node, 1) is Abs && form.Inputs(form.Inputs(node)[1])[0] == form.Inputs(node)[0] => "x / |x| is not a number where x is 0. Use Map with a function that says what it is there, such as v => v > 0 ? 1 : v < 0 ? -1 : 0.",
        _ => null,
    };

    /// <summary>Whether an exponential is divided by the sum of the same exponentials.</summary>
    private static bool IsShare(Form form, int node)
    {
        (int part, int whole) = (form.Inputs(node)[0], form.Inputs(node)[1]);
        if (form.At(part) is not Exp || form.At(whole) is not SumOver)
            return false;

        int summed = form.Inputs(whole)[0];
        return summed == part || form.At(summed) is Exp && form.Inputs(summed)[0] == form.Inputs(part)[0];
    }
}
