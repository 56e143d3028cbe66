using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Functions;

/// <summary>What the compiler takes a function of a source to be, and its value in double.</summary>
internal static class Evaluated
{
    /// <summary>The mapped functions of a network that maps each of these, which are among the members, over its input.</summary>
    public static IReadOnlyList<MappedFunction> Of(string members, params string[] functions)
    {
        string layers = string.Concat(functions.Select(f => $".Map({f})"));
        NetworkSpec spec = Assert.Single(Specs.Parse(Sources.Compile(Specs.Around($"static Tensor Forward([Shape(3)] Tensor x) => x{layers};\n{members}")))).Spec;
        Assert.True(spec.Findings.All(f => f.Rule == Rules.FlatFunction), spec.ToString());
        return [.. spec.Nodes.Select(n => n.Operator).OfType<MapOf>().Select(o => o.Mapped)];
    }

    public static double Value(ScalarFunction function, params double[] arguments)
    {
        List<double> values = [.. arguments];

        foreach (ScalarLine line in function.Lines)
            values.Add(Reference.Scalar.Evaluate(line.Value, 1, i => values[i]));

        return Reference.Scalar.Evaluate(function.Result, 1, i => values[i]);
    }
}
