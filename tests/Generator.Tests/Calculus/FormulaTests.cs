using NetCompiler.Generator.Calculus;
using Xunit;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>What the compiler makes of functions as users write them: the function itself in its stable form, and its derivative.</summary>
public sealed class FormulaTests
{
    [Theory]
    [InlineData("1 / (1 + MathF.Exp(-x))", "σ(x)", "y·(1 − y), where y = σ(x)")]
    [InlineData("x / (1 + MathF.Exp(-x))", "x·σ(x)", "t + x·(t·(1 − t)), where t = σ(x)")]
    [InlineData("MathF.Log(1 + MathF.Exp(x))", "softplus(x)", "σ(x)")]
    [InlineData("MathF.Log(1 / (1 + MathF.Exp(-x)))", "−softplus(−x)", "σ(−x)")]
    [InlineData("1 - 1 / (1 + MathF.Exp(-x))", "σ(−x)", "−(y·(1 − y)), where y = σ(−x)")]
    [InlineData("(MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x))", "tanh(x)", "1 − y², where y = tanh(x)")]
    [InlineData("(1 - MathF.Exp(-2 * x)) / (1 + MathF.Exp(-2 * x))", "tanh(x)", "1 − y², where y = tanh(x)")]
    [InlineData("2 / (1 + MathF.Exp(-2 * x)) - 1", "tanh(x)", "1 − y², where y = tanh(x)")]
    [InlineData("x > 0 ? x : 0.5f * (MathF.Exp(x) - 1)", "(x where x > 0, else 0.5·expm1(x))", "(1 where x > 0, else 0.5·(expm1(x) + 1))")]
    [InlineData("x > 0 ? x : 0.5f * MathF.Exp(x) - 0.5f", "(x where x > 0, else 0.5·expm1(x))", "(1 where x > 0, else 0.5·(expm1(x) + 1))")]
    [InlineData("MathF.Log(MathF.Cosh(x))", "log(cosh(x))", "tanh(x)")]
    [InlineData("x / MathF.Abs(x)", "sign(x)", "0")]
    [InlineData("MathF.Sqrt(x * x)", "|x|", "sign(x)")]
    [InlineData("MathF.Pow(x, 2)", "x²", "2·x")]
    [InlineData("MathF.Pow(x, 5)", "x^5", "5·t², where t = x²")]
    [InlineData("x * x * x", "x²·x", "3·x²")]
    [InlineData("MathF.Sqrt(1 + x * x) - 1", "√(1 + x²) − 1", "x / √(1 + x²)")]
    [InlineData("x / (1 + MathF.Abs(x))", "x / (1 + |x|)", "(1 − y·sign(x)) / t, where t = 1 + |x|, where y = x / t")]
    [InlineData("MathF.Exp(-x * x)", "exp(−x²)", "−2·(x·y), where y = exp(−x²)")]
    [InlineData("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))", "x·tanh(softplus(x))", "t + x·((1 − t²)·σ(x)), where t = tanh(softplus(x))")]
    [InlineData("0.5f * x * (1 + MathF.Tanh(0.79788456f * (x + 0.044715f * x * x * x)))", "0.5·(x·(1 + tanh(0.797885·(x + 0.044715·(x²·x)))))", "0.5·(1 + u + x·(0 where v = 0, else 0.797885·((1 + 0.134145·t)·v))), where t = x², where u = tanh(0.797885·(x + 0.044715·(t·x))), where v = 1 − u²")]
    [InlineData("x * 0.5f * (1 + Erf(x / MathF.Sqrt(2)))", "0.5·(x·(1 + erf(0.707107·x)))", "0.5·(1 + erf(0.707107·x) + 0.797885·(exp(−0.5·x²)·x))")]
    [InlineData("x == 0 ? 1 : MathF.Sin(x) / x", "(1 where x = 0, else sin(x) / x)", "(0 where x = 0, else (cos(x) − sin(x) / x) / x)")]
    [InlineData("MathF.Max(0, x)", "max(x, 0)", "(1 where x > 0, else (0 where x < 0, else 0.5))")]
    [InlineData("float s = MathF.Sin(0.5f * x); return x + s * s / 0.5f;", "x + 2·s², where s = sin(0.5·x)", "1 + 2·(cos(t)·s), where t = 0.5·x, where s = sin(t)")]
    [InlineData("MathF.Sqrt(x)", "√x", "0.5 / y, where y = √x")]
    [InlineData("MathF.Tan(x) + MathF.Atan(x)", "tan(x) + atan(x)", "1 + t² + 1 / (1 + x²), where t = tan(x)")]
    public void Is_brought_into_a_stable_form_and_differentiated(string written, string stable, string derivative)
    {
        ScalarFunction function = Written.As(written);
        Assert.Equal((stable, derivative), (FunctionPrinter.Print(function), FunctionPrinter.Print(function.DerivativeBy(0))));
    }
}
