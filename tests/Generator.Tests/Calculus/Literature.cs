using System.Collections.Generic;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>Functions from the literature as a user would write them, by the names under which PyTorch's are recorded (<c>tests/Reference/Calculus/record.py</c>).</summary>
internal static class Literature
{
    public static IReadOnlyDictionary<string, string> Functions { get; } = new Dictionary<string, string>
    {
        ["relu"] = "x > 0 ? x : 0",
        ["leaky relu"] = "x > 0 ? x : 0.01f * x",
        ["elu"] = "x > 0 ? x : MathF.Exp(x) - 1",
        ["celu"] = "MathF.Max(0, x) + MathF.Min(0, 2 * (MathF.Exp(x / 2) - 1))",
        ["selu"] = "1.0507009f * (x > 0 ? x : 1.6732632f * (MathF.Exp(x) - 1))",
        ["gelu"] = "x * 0.5f * (1 + Erf(x / MathF.Sqrt(2)))",
        ["gelu by tanh"] = "0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)))",
        ["silu"] = "x / (1 + MathF.Exp(-x))",
        ["swish 1.5"] = "x / (1 + MathF.Exp(-1.5f * x))",
        ["mish"] = "x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))",
        ["sigmoid"] = "1 / (1 + MathF.Exp(-x))",
        ["log sigmoid"] = "MathF.Log(1 / (1 + MathF.Exp(-x)))",
        ["softplus"] = "MathF.Log(1 + MathF.Exp(x))",
        ["tanh"] = "(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x))",
        ["tanhshrink"] = "x - MathF.Tanh(x)",
        ["softsign"] = "x / (1 + MathF.Abs(x))",
        ["hard sigmoid"] = "MathF.Min(MathF.Max(x / 6 + 0.5f, 0), 1)",
        ["hard swish"] = "x * MathF.Min(MathF.Max(x + 3, 0), 6) / 6",
        ["hard tanh"] = "Math.Clamp(x, -1, 1)",
        ["relu6"] = "MathF.Min(MathF.Max(x, 0), 6)",
        ["hardshrink"] = "MathF.Abs(x) > 0.5f ? x : 0",
        ["softshrink"] = "x > 0.5f ? x - 0.5f : x < -0.5f ? x + 0.5f : 0",
        ["bent identity"] = "(MathF.Sqrt(x * x + 1) - 1) / 2 + x",
        ["gaussian"] = "MathF.Exp(-x * x)",
        ["sinc"] = "x == 0 ? 1 : MathF.Sin(x) / x",
        ["snake"] = "x + MathF.Pow(MathF.Sin(x), 2)",
        ["sine"] = "MathF.Sin(x)",
        ["arctan"] = "MathF.Atan(x)",
        ["isru"] = "x / MathF.Sqrt(1 + x * x)",
        ["isrlu"] = "x >= 0 ? x : x / MathF.Sqrt(1 + x * x)",
        ["sqnl"] = "x > 2 ? 1 : x > 0 ? x - x * x / 4 : x > -2 ? x + x * x / 4 : -1",
        ["log-cosh"] = "MathF.Log(MathF.Cosh(x))",
        ["squared hinge"] = "MathF.Pow(MathF.Max(0, 1 - x), 2)",
        ["pseudo-huber"] = "MathF.Sqrt(1 + x * x) - 1",
        ["aria-2"] = "x * MathF.Pow(1 + MathF.Exp(-1.5f * x), -2)",
        ["complementary log-log"] = "1 - MathF.Exp(-MathF.Exp(x))",
        ["asinh"] = "MathF.Asinh(x)",
        ["cube root"] = "MathF.Cbrt(x)",
        ["log of one more"] = "MathF.Sign(x) * MathF.Log(1 + MathF.Abs(x))",
    };

    /// <summary>8000 floats from −20 on, then 2000 of both signs from the smallest denormal number to 2⁹⁶, as record.py has them.</summary>
    public static IEnumerable<double> Points()
    {
        for (int i = 0; i < 8000; i++)
            yield return (float)((i - 4000) / 200.0);

        foreach (int sign in new[] { 1, -1 })
            for (int e = -149; e <= 100; e += 5)
                for (int m = 0; m < 20; m++)
                    yield return (float)(sign * System.Math.ScaleB(e > -126 ? 1 + m / 20.0 : 1, e));
    }
}
