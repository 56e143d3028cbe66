using System.Collections.Generic;
using NetCompiler.Generator.Calculus;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>A function's value in double.</summary>
internal static class Evaluation
{
    public static double At(this ScalarFunction function, params double[] parameters)
    {
        List<double> values = [.. parameters];

        foreach (ScalarLine line in function.Lines)
            values.Add(Reference.Scalar.Evaluate(line.Value, batch: 1, i => values[i]));

        return Reference.Scalar.Evaluate(function.Result, batch: 1, i => values[i]);
    }
}
