using System.Threading.Tasks;
using NetCompiler.Generator.Tests.Harness;
using VerifyXunit;
using Xunit;

namespace NetCompiler.Generator.Tests.Snapshots;

/// <summary>
/// What nine networks become, whole and as prose: a change of the compiler shows here as a reader would see it.
/// The verified files lie beside this one; each opens with the network as a table.
/// </summary>
public sealed class WholeFiles
{
    /// <summary>The README's network: products with fused epilogues, a stable loss, the weights' gradients.</summary>
    [Fact]
    public Task DigitNet() => Verify(nameof(DigitNet), """
        using NetCompiler;

        namespace Samples;

        [Network]
        [Input(784, Name = "pixels")]
        [Dense(512, Name = "hidden"), Relu]
        [Dense(10, Name = "logits")]
        [SoftmaxCrossEntropy]
        public sealed partial class DigitNet;
        """);

    /// <summary>A recurrent layer: the inputs of all steps before the loop, gates in it, the gradients of its weights behind the loop backward.</summary>
    [Fact]
    public Task Reviews() => Verify(nameof(Reviews), """
        using NetCompiler;

        namespace Samples;

        [Network]
        [Input(600, Name = "words")]
        [Embedding(5000, 32, Name = "meaning")]
        [Lstm(100, Name = "memory")]
        [Dense(1, Name = "opinion"), SigmoidBinaryCrossEntropy]
        public sealed partial class Reviews;
        """);

    /// <summary>The smallest: one product and nothing to take back.</summary>
    [Fact]
    public Task LinearRegression() => Verify(nameof(LinearRegression), """
        using NetCompiler;

        namespace Samples;

        [Network, MeanSquaredError]
        public sealed partial class LinearRegression
        {
            private static Tensor Forward([Shape(13)] Tensor features)
            {
                Tensor price = features.Dense(1);
                return price;
            }
        }
        """);

    /// <summary>Statistics of a batch stand between forward and forward; masks are drawn twice and kept never; predictions differ from training.</summary>
    [Fact]
    public Task Regularized() => Verify(nameof(Regularized), """
        using NetCompiler;

        namespace Samples;

        [Network]
        [Input(784, Name = "pixels")]
        [Dense(256, Bias = false, Name = "hidden"), BatchNorm(Name = "norm"), Gelu, Dropout(0.2)]
        [Dense(10, Name = "logits")]
        [SoftmaxCrossEntropy]
        internal sealed partial class Regularized;
        """);

    /// <summary>Blocks from a loop over a helper method: a value with several consumers, its adjoint one sum.</summary>
    [Fact]
    public Task Residual() => Verify(nameof(Residual), """
        using NetCompiler;

        namespace Samples;

        [Network, SoftmaxCrossEntropy]
        public sealed partial class Residual
        {
            private static Tensor Forward([Shape(64)] Tensor x)
            {
                Tensor stream = x.Dense(32);

                for (int block = 0; block < 2; block++)
                    stream = Block(stream, width: 48);

                Tensor logits = stream.Dense(10);
                return logits;
            }

            private static Tensor Block(Tensor x, int width)
            {
                Tensor hidden = x.LayerNorm().Dense(width).Relu();
                Tensor result = hidden.Dense(x.Size);
                return x + result;
            }
        }
        """);

    /// <summary>Two inputs, two outputs, two losses; concat and slice are places, not work.</summary>
    [Fact]
    public Task TwoHeads() => Verify(nameof(TwoHeads), """
        using NetCompiler;

        namespace Samples;

        public static partial class Zoo
        {
            [Network]
            [SoftmaxCrossEntropy(Output = "kind")]
            [SigmoidBinaryCrossEntropy(Output = "edible", Weight = 0.5)]
            public sealed partial class TwoHeads
            {
                private static (Tensor kind, Tensor edible) Forward([Shape(20)] Tensor shape, [Shape(6)] Tensor smell)
                {
                    Tensor seen = shape.Dense(16).Tanh();
                    Tensor sensed = Tensor.Concat(seen, smell.Dense(8).Softplus());
                    Tensor kind = sensed.Dense(5);
                    Tensor edible = sensed.Slice(8, 16).Dense(1);
                    return (kind, edible);
                }
            }
        }
        """);

    /// <summary>A softmax in the middle and arithmetic with constants: a mixture of two experts.</summary>
    [Fact]
    public Task Mixture() => Verify(nameof(Mixture), """
        using NetCompiler;

        [Network, MeanSquaredError]
        public sealed partial class Mixture
        {
            private static Tensor Forward([Shape(12)] Tensor x)
            {
                Tensor gate = x.Dense(24).Softmax();
                Tensor left = x.Dense(24).Sigmoid();
                Tensor right = 1 - x.Dense(24).LeakyRelu(slope: 0.1) * 0.5;
                Tensor mixed = gate * left / (right * right + 2);
                Tensor y = mixed.Dense(3);
                return y;
            }
        }
        """);

    /// <summary>Functions of the user's own, behind products and inside their loops: a number that is learned, a derivative written by hand, a loss of each element.</summary>
    [Fact]
    public Task OwnFunctions() => Verify(nameof(OwnFunctions), """
        using System;
        using NetCompiler;

        namespace Samples;

        [Network]
        [Input(12)]
        [Dense(24), Map(nameof(Mish))]
        [Dense(16), Map(nameof(PRelu)), Map(nameof(Steps), Name = "steps")]
        [Dense(2)]
        public sealed partial class OwnFunctions
        {
            private static float Mish(float x) => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)));

            private static float PRelu(float x, [Learned(0.25)] float slope) => x >= 0 ? x : slope * x;

            private static float Steps(float x) => MathF.Round(8 * x) / 8;

            [Derivative(nameof(Steps))]
            private static float Straight(float x) => 1;

            private static float Loss(float prediction, float target) => MathF.Log(1 + (prediction - target) * (prediction - target));
        }
        """);

    /// <summary>A layer of a transformer, made of the library's blocks: attention between products, its gradients side by side in one piece, norms of every step.</summary>
    [Fact]
    public Task Encoder() => Verify(nameof(Encoder), """
        using NetCompiler;

        namespace Samples;

        [Network, SoftmaxCrossEntropy]
        public sealed partial class Encoder
        {
            private static Tensor Forward([Shape(48)] Tensor words, [Shape(48)] Tensor shown)
            {
                Tensor meaning = words.Embedding(1000, 32);
                Tensor encoded = meaning.SinusoidalPositions().TransformerEncoderLayer(heads: 2, hidden: 64, mask: shown);
                Tensor kind = encoded.Mean(0).Dense(3);
                return kind;
            }
        }
        """);

    private static Task Verify(string name, string source) =>
        Verifier.Verify(Compiled.From(source).Text, "cs").UseDirectory(".").UseFileName(name);
}
