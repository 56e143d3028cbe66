using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Functions;

/// <summary>
/// What functions of single numbers may contain. Each is also run, as the C# that it is, and the compiler's function has the same values: so conditions, returns, assignments
/// and loops mean what they say.
/// </summary>
public sealed class FunctionLanguageTests
{
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["Arithmetic"] = "=> 2 * x - x / 3f + x * x * -x + +x;",
        ["DoubleInside"] = "=> (float)(0.5 * Math.Exp(-x * x) + Math.PI);",
        ["Locals"] = "{ float half = x / 2; float square = half * half; return square - half; }",
        ["CompoundAssignment"] = "{ float sum = x; sum += 3; sum *= x; sum -= 0.5f; sum /= 2; return sum; }",
        ["Increment"] = "{ float y = x * x; y++; float before = y--; return before + y; }",
        ["Conditional"] = "=> x > 0 ? x : 0.1f * x;",
        ["NestedConditional"] = "=> x > 1 ? 1 : x < -1 ? -1 : x;",
        ["NotGreater"] = "=> !(x > 0) ? 1 : 2;",
        ["AndOr"] = "=> x > -1 && x < 1 || x > 2 ? x : 0;",
        ["NegatedAndOr"] = "=> !(x > -1 && (x < 1 || x > 2)) ? x : 0;",
        ["UnequalAndEqual"] = "=> x == 1 ? 10 : x != 2 ? 20 : 30;",
        ["Exclusive"] = "=> x > 0 ^ x > 1 ? 5 : x;",
        ["ConditionInALocal"] = "{ bool inside = x > -1 && x < 1; if (inside) inside = x > 0; return inside ? 1 : x; }",
        ["ConditionsCompared"] = "{ bool left = x < 0, small = x * x < 1; return left == small ? x : -x; }",
        ["EarlyReturns"] = "{ if (x < -2) return -1; if (x > 2) return 1; float y = x / 2; y *= y; return y; }",
        ["ReturnsWithinReturns"] = "{ if (x > 0) { if (x > 1) return 1; x = x * 2; } else { if (x < -1) return -1; x = -x; } return x + 10; }",
        ["IfElse"] = "{ float y; if (x > 0) { y = x; } else { y = -2 * x; } return y + 1; }",
        ["IfAlone"] = "{ float y = x; if (y < 0) y = 0; return y; }",
        ["BothArmsReturn"] = "{ if (x > 0) return x * x; else return -x; }",
        ["SwitchExpression"] = "=> x switch { < -1 => -1, >= -1 and < 0 => x, 0 => 7, > 2 or 1 => 2, _ => x * x };",
        ["SwitchWithGuards"] = "=> x switch { float.NaN => 3, var y when y * y > 4 => y, not > 0 => -1, _ => 0 };",
        ["SwitchStatement"] = "{ float y = 1; switch (x) { case < 0: y = -x; break; case > 1: case 0.5f: return 9; default: y += x; break; } return y; }",
        ["TupleSwitch"] = "=> (x > 0, x > 1) switch { (true, true) => 2, (true, false) => x, _ => 0 };",
        ["Pattern"] = "=> x is > 0 and < 1 ? x : x is float.NaN ? 5 : 0;",
        ["IsNotANumber"] = "=> float.IsNaN(x) ? 1 : float.IsInfinity(x) ? 2 : float.IsFinite(x) ? 3 : 4;",
        ["Loop"] = "{ float sum = 0, power = 1; for (int i = 0; i < 5; i++) { sum += power / (i + 1); power *= x; } return sum; }",
        ["LoopWithReturn"] = "{ for (int i = -2; i < 3; i++) if (x < i) return i; return 3; }",
        ["LoopWithACondition"] = "{ float sum = 0; for (int i = 0; i < 4; i++) { if (x > i) sum += x; else sum -= i; } return sum; }",
        ["ContinueByIndex"] = "{ float sum = 0; for (int i = 0; i < 6; i++) { if (i % 2 == 0) continue; sum += i * x; if (i > 4) break; } return sum; }",
        ["While"] = "{ int n = 3; float y = x; while (n-- > 0) y = y * y - 1; return y; }",
        ["Coefficients"] = "{ float y = 0; foreach (float c in Series) y = y * x + c; return y + Series[0] + Series[^1]; }",
        ["Arrays"] = "{ float[] a = [x, 2 * x, 3]; if (x > 0) a[1] = 7; return a[0] + a[1] * a[2]; }",
        ["Tuples"] = "{ (float a, float b) = x > 0 ? (x, 1f) : (0f, x); return 2 * a - b; }",
        ["OtherFunction"] = "=> Helper(x, 2) + Helper(-x, 3);",
        ["LocalFunction"] = "{ float total = 0; Add(x); Add(2 * x); return total; void Add(float v) { if (v > 1) { total += 10; return; } total += v; } }",
        ["Lambda"] = "{ Func<float, float> twice = v => 2 * v; return twice(twice(x)); }",
        ["ByReference"] = "{ float a = x, b = 1; Swap(ref a, ref b); return a - 3 * b; }",
        ["Signs"] = "=> float.IsNaN(x) ? x : MathF.Sign(x) * x + (x > 0 ? 1 : -1);",
        ["Rounding"] = "=> MathF.Floor(x) + 2 * MathF.Ceiling(x) + 3 * MathF.Truncate(x);",
        ["Bounds"] = "=> MathF.Max(x, -1) + Math.Min(x, 1f) + Math.Clamp(x, -0.5f, 0.5f) + MathF.Abs(x);",
        ["Transcendental"] = "=> MathF.Exp(-x * x) + MathF.Sin(x) * MathF.Cos(x) + MathF.Tanh(x) + MathF.Atan(x) + MathF.Cbrt(x);",
        ["Logarithms"] = "{ float p = x * x + 1; return MathF.Log(p) + MathF.Log2(p) + MathF.Log10(p) + (float)Math.Log(p, 3) + MathF.Sqrt(p) + MathF.Pow(p, 1.5f); }",
        ["Lacking"] = "=> SpecialFunctions.Erf(x) + SpecialFunctions.Sigmoid(x) * SpecialFunctions.Softplus(x);",
        ["Constant"] = "=> 3;",
        ["Block"] = "{ float y = 1; { float z = x; y += z; } return y; }",
        ["ShortCircuitAssigns"] = "{ float y = 0; bool b = x > 0 && (y = x) > 1; return b ? y : y - 1; }",
    };

    private const string Helpers = """
        static readonly float[] Series = [1, -0.5f, 0.25f];
        static float Helper(float v, float w) => v > 0 ? v * w : w;
        static void Swap(ref float a, ref float b) { if (a > b) return; (a, b) = (b, a); }
        """;

    private static readonly double[] Points = [-3.5, -2, -1.5, -1, -0.75, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3.75, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<string> Names => [.. Bodies.Keys];

    private static readonly Lazy<IReadOnlyDictionary<string, MethodInfo>> Runnable = new(Compile);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_has_the_values_that_C_sharp_gives_it(string name)
    {
        MappedFunction mapped = Assert.Single(Evaluated.Of(Members, name));
        Assert.Equal(name, mapped.Function.Name);
        Assert.Equal(["x"], mapped.Function.Parameters);

        foreach (double x in Points)
        {
            float expected = (float)Runnable.Value[name].Invoke(null, [(float)x])!;

            // At infinity the simplest form has the function's limit, where C# may have ∞ − ∞.
            if (double.IsInfinity(x) && !float.IsFinite(expected))
                continue;

            double actual = Evaluated.Value(mapped.Function, x);
            double scale = Math.Max(1, Math.Abs(expected));

            Assert.True(expected.Equals((float)actual) || Math.Abs(expected - actual) <= 2e-6 * scale, string.Create(CultureInfo.InvariantCulture, $"{name}({x}) is {expected} in C#, and {actual} here:\n{mapped.Function}"));
        }
    }

    private static string Members => Helpers + string.Concat(Bodies.Select(f => $"\nstatic float {f.Key}(float x) {f.Value}"));

    private static Dictionary<string, MethodInfo> Compile()
    {
        CSharpCompilation compilation = Sources.Compile(Specs.Usings + "public static class Functions\n{\n" + Members + "\n}\n");
        Type functions = Assembly.Load(Loaded.Image(compilation)).GetType("Functions")!;
        return Bodies.Keys.ToDictionary(name => name, name => functions.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!);
    }
}
