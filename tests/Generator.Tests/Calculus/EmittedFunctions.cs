using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Emission;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>
/// The code of functions and of their derivatives: the same bits from a single float and from registers of every width, within rounding of the value in double, and finite wherever that is.
/// Calls are of the library's vector mathematics, never of one number at a time.
/// </summary>
[Trait("Category", "EveryPath")]
public sealed class EmittedFunctions
{
    private const double Tolerance = 2e-6;

    /// <summary>Each function of its own too, and of two numbers, so that all the code there is for them runs.</summary>
    private static readonly ScalarFunction[] Functions =
    [
        .. Literature.Functions.Values.Select(text => Written.As(text)),
        .. Enum.GetValues<UnaryFunction>().Select(f => One(graph => graph.Unary(f, graph.Parameter(0)))),
        .. Enum.GetValues<BinaryFunction>().SelectMany(f => new[] { 1.5, -0.75 }.Select(c => One(graph => graph.Binary(f, graph.Parameter(0), graph.Constant(c))))),
        .. Enum.GetValues<Relation>().Select(r => One(graph => graph.Choose(r, graph.Parameter(0), graph.Constant(1), graph.Parameter(0), graph.Constant(-2)))),
    ];

    private static readonly ScalarFunction[] All = [.. Functions, .. Functions.Select(f => f.DerivativeBy(0))];

    /// <summary>A whole number of registers of any width.</summary>
    private static readonly float[] Points = [.. Enumerable.Range(-1000, 2000).Select(i => i / 64f), .. Literature.Points().Skip(8000).Select(x => (float)x)];

    [Fact]
    public void Every_width_gives_the_same_bits_and_those_of_the_mathematics()
    {
        using Loaded loaded = new(Assemblies.Of("functions", Compile));
        Type code = loaded.Assembly.GetType("Functions", throwOnError: true)!;

        for (int i = 0; i < All.Length; i++)
        {
            float[] single = Run(code, i, typeof(Lanes1));
            Type[] widths = [typeof(Lanes128), .. Machine.Has256 ? [typeof(Lanes256)] : Type.EmptyTypes, .. Machine.Has512 ? [typeof(Lanes512)] : Type.EmptyTypes];

            foreach (Type width in widths)
                Assert.True(Bits(single).SequenceEqual(Bits(Run(code, i, width))), $"{width.Name} has other bits of {All[i]}.");

            for (int k = 0; k < Points.Length; k++)
                AssertClose(All[i], Points[k], single[k]);
        }
    }

    [Fact]
    public void No_number_is_computed_alone() => Assert.All(All, f => Assert.DoesNotContain("MathF", Body(f), StringComparison.Ordinal));

    private static void AssertClose(ScalarFunction function, double x, float actual)
    {
        double expected = function.At(x);

        // What the derivative of sin(x)/x differences near 0 is divided by x.
        if (function.ToString().Contains("sin(x) / x) / x") && Math.Abs(x) < 0.25)
            return;

        // Far from 0 a sine has the error of its argument's remainder, and powers leave the floats.
        if (Math.Abs(x) is > 100 or (< 1e-3 and not 0) || double.IsNaN(expected) || Math.Abs(expected) > 1e6)
            Assert.True(float.IsFinite(actual) || !double.IsFinite(expected) || Math.Abs(expected) > 1e37, $"{function} is {actual} at {x:R} instead of {expected:R}.");
        else
            Assert.True(Math.Abs(actual - expected) <= Tolerance * Condition(function, x, expected), $"{function} is {actual:R} at {x:R} instead of {expected:R}.");
    }

    /// <summary>How much the function changes where its argument changes by its own size: what rounding the argument alone may do.</summary>
    private static double Condition(ScalarFunction function, double x, double value)
    {
        double nearby = Math.Abs(function.At(x * (1 + 1e-7)) - value) + Math.Abs(function.At(x * (1 - 1e-7)) - value);
        return 1 + Math.Abs(value) + (double.IsFinite(nearby) ? nearby / 1e-7 : double.PositiveInfinity);
    }

    private static ScalarFunction One(Func<ScalarGraph, NetCompiler.Generator.Calculus.Scalar> build)
    {
        ScalarGraph graph = new(["x"]);
        return graph.Finish("F", build(graph));
    }

    private static uint[] Bits(float[] values) => [.. values.Select(v => float.IsNaN(v) ? 0x7FC00000u : BitConverter.SingleToUInt32Bits(v))];

    private static float[] Run(Type code, int index, Type width)
    {
        float[] result = new float[Points.Length];
        code.GetMethod("Over" + index, BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(width).Invoke(null, [Points, result]);
        return result;
    }

    private static byte[] Compile()
    {
        StringBuilder source = new("using NetCompiler.Kernels;\nusing System;\npublic static unsafe class Functions\n{\n");

        for (int i = 0; i < All.Length; i++)
        {
            source.Append(
                $$"""
                public static void Over{{i}}<V>(float[] x, float[] y) where V : struct, ILanes<V>
                {
                    fixed (float* from = x, to = y)
                    {
                        for (int i = 0; i < x.Length; i += V.Width)
                            V.Store(to + i, Of{{i}}(V.Load(from + i)));
                    }
                }

                private static V Of{{i}}<V>(V v0) where V : struct, ILanes<V>
                {
                {{Body(All[i])}}
                }

                """);
        }

        CSharpCompilation compilation = Sources.Compile(source.Append("}\n").ToString());
        return Loaded.Image(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)));
    }

    private static string Body(ScalarFunction function)
    {
        List<Code> values = [new("v0", false)];
        StringBuilder text = new();

        foreach (ScalarLine line in function.Lines)
        {
            text.Append($"V v{values.Count} = {LaneCode.Render(line.Value, i => values[i]).AsLanes};\n");
            values.Add(new Code("v" + values.Count, false));
        }

        return text.Append($"return {LaneCode.Render(function.Result, i => values[i]).AsLanes};").ToString();
    }
}
