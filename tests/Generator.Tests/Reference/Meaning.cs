using System;
using System.Linq;
using NetCompiler.Generator.Primitives;
using Xunit;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>What a program gives, before and after a pass of the planner.</summary>
internal static class Meaning
{
    private const double Tolerance = 1e-12;

    /// <summary>Asserts that a pass leaves all outputs, losses and gradients of an entry's networks as they are, and that it leaves such a step as it is for in some of them.</summary>
    public static void IsKept(string entry, Func<Program, Program> pass, Func<Step, bool> isMadeByPass)
    {
        bool does = false;

        foreach (Example example in Examples.Of(entry, 16))
        {
            Program now = pass(example.Program);
            Interpreter before = new(example.Program, example.Feed), after = new(now, example.Feed);
            does |= now.Steps.Any(isMadeByPass);

            foreach ((int root, int rewritten) in Roots(example.Program).Zip(Roots(now)).Where(root => root.First >= 0))
                Same(before[root], after[rewritten]);
        }

        Assert.True(does, $"The pass has nothing to do in \"{entry}\".");
    }

    private static void Same(double[] expected, double[] actual)
    {
        double largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Tolerance * largest));
    }

    private static int[] Roots(Program program) => [.. program.Training.Outputs, .. program.Prediction.Outputs, program.Training.Loss, program.Prediction.Loss, .. program.Training.ParameterGradients];
}
