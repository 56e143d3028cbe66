using System;

namespace NetCompiler.Benchmarks.Functions;

/// <summary>Functions from the literature, as somebody who reads the paper writes them.</summary>
internal static class Literature
{
    public static float Relu(float x) => x > 0 ? x : 0;

    public static float LeakyRelu(float x) => x > 0 ? x : 0.01f * x;

    public static float Relu6(float x) => MathF.Min(MathF.Max(x, 0), 6);

    public static float SquaredRelu(float x) => MathF.Max(x, 0) * MathF.Max(x, 0);

    public static float Elu(float x) => x > 0 ? x : MathF.Exp(x) - 1;

    public static float Celu(float x) => x > 0 ? x : 1.5f * (MathF.Exp(x / 1.5f) - 1);

    public static float Selu(float x) => 1.05070099f * (x > 0 ? x : 1.67326324f * (MathF.Exp(x) - 1));

    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    public static float Tanh(float x) => (MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x));

    public static float Swish(float x) => x / (1 + MathF.Exp(-x));

    public static float SwishOfTwo(float x) => x / (1 + MathF.Exp(-2 * x));

    public static float Softplus(float x) => MathF.Log(1 + MathF.Exp(x));

    public static float LogSigmoid(float x) => MathF.Log(1 / (1 + MathF.Exp(-x)));

    public static float Mish(float x) => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)));

    public static float Gelu(float x) => 0.5f * x * (1 + SpecialFunctions.Erf(x / MathF.Sqrt(2)));

    public static float GeluByTanh(float x) => 0.5f * x * (1 + MathF.Tanh(MathF.Sqrt(2 / MathF.PI) * (x + 0.044715f * x * x * x)));

    public static float HardSigmoid(float x) => x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5f;

    public static float HardSwish(float x) => x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6;

    public static float HardTanh(float x) => Math.Clamp(x, -1, 1);

    public static float Softshrink(float x) => x > 0.5f ? x - 0.5f : x < -0.5f ? x + 0.5f : 0;

    public static float Tanhshrink(float x) => x - MathF.Tanh(x);

    public static float Softsign(float x) => x / (1 + MathF.Abs(x));

    public static float Isru(float x) => x / MathF.Sqrt(1 + x * x);

    public static float BentIdentity(float x) => (MathF.Sqrt(x * x + 1) - 1) / 2 + x;

    public static float PseudoHuber(float x) => MathF.Sqrt(1 + x * x) - 1;

    public static float LogCosh(float x) => MathF.Log(MathF.Cosh(x));

    public static float Gaussian(float x) => MathF.Exp(-x * x);

    public static float Sine(float x) => MathF.Sin(x);

    public static float Cosine(float x) => MathF.Cos(x);

    public static float Snake(float x) => x + MathF.Sin(x) * MathF.Sin(x);
}
