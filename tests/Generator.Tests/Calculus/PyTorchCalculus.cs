using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>
/// Functions from the literature, written as a user would, against PyTorch's values and derivatives at 10 000 points. Sums over blocks of neighbours are what is recorded: all of a block's numbers are
/// about as large, so that a relative error of 1e-6 of any one of them is far above the tolerance.
/// </summary>
public sealed class PyTorchCalculus
{
    private const double Tolerance = 2e-9;

    /// <summary>PyTorch differences numbers of size 1, in double: what is left of them far from 0 is their rounding.</summary>
    private const double Noise = 2e-14;

    private static readonly JsonElement Record = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "Reference", "Calculus", "functions.json"))).RootElement.GetProperty("functions");

    public static TheoryData<string> Names => [.. Literature.Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_derivatives_are_those_of_PyTorch(string name)
    {
        JsonElement known = Record.GetProperty(name);
        HashSet<int> notFinite = [.. known.GetProperty("not finite").EnumerateArray().Select(e => e.GetInt32())];
        ScalarFunction function = Written.As(Literature.Functions[name]);

        Compare(name, known.GetProperty("y"), function.At, notFinite);
        Compare("derivative of " + name, known.GetProperty("derivative"), function.DerivativeBy(0).At, notFinite);

        ScalarFunction byValue = function.DerivativeByValue(0);
        Compare("derivative of " + name, known.GetProperty("derivative"), x => byValue.Parameters.Count > 1 ? byValue.At(x[0], function.At(x)) : byValue.At(x), notFinite);
    }

    /// <summary>PyTorch, in double, has NaN or infinity for sinc's derivative at 0, beyond 710 for log-cosh, below −473 for Aria-2 and beyond 710 for the complementary log-log.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_overflows_that_need_not(string name)
    {
        ScalarFunction function = Written.As(Literature.Functions[name]), derivative = function.DerivativeBy(0);

        // The slope of the cube root is infinite at 0.
        foreach (double x in Literature.Points().Where(x => name != "cube root" || x != 0))
            Assert.True(double.IsFinite(function.At(x)) && double.IsFinite(derivative.At(x)), $"{name} is {function.At(x)} at {x}, its derivative {derivative.At(x)}: {function} and {derivative}");
    }

    [Fact]
    public void Every_function_is_recorded() => Assert.Equal(Record.EnumerateObject().Select(p => p.Name).Order(), Literature.Functions.Keys.Order());

    private static void Compare(string what, JsonElement sums, Func<double[], double> function, HashSet<int> leftOut)
    {
        double[] x = [.. Literature.Points()];
        int start = 0;

        foreach (double expected in sums.EnumerateArray().Select(e => e.GetDouble()))
        {
            int end = start + (start < 8000 ? 100 : 20);
            double[] values = [.. Enumerable.Range(start, end - start).Where(i => !leftOut.Contains(i)).Select(i => function([x[i]]))];
            double error = Math.Abs(values.Sum() - expected), size = values.Sum(Math.Abs);

            // What sinc's derivative differences near 0 is divided by x.
            double noise = what == "derivative of sinc" ? Noise / Math.Max(Math.Abs(x[start]), 1e-300) : Noise;
            Assert.True(error <= Tolerance * size + noise * values.Length, $"{what} sums to {values.Sum():R} from {x[start]:R} to {x[end - 1]:R}, PyTorch's to {expected:R}.");
            start = end;
        }

        Assert.Equal(x.Length, start);
    }
}
