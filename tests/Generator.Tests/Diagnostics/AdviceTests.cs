using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>Advice: where it is given, at which place, and where it would be wrong.</summary>
public class AdviceTests
{
    [Theory]
    [InlineData(Rules.TwoLosses, "[Network, Input(2), Dense(1), MeanSquaredError, [|MeanSquaredError|]] partial class Net;")]
    [InlineData(Rules.DoubleActivation, "[Network, Input(2), Dense(3), [|Softmax|], SoftmaxCrossEntropy] partial class Net;")]
    [InlineData(Rules.DoubleActivation, "[Network, Input(2), Dense(1), [|Sigmoid|], Flatten, SigmoidBinaryCrossEntropy] partial class Net;")]
    [InlineData(Rules.DoubleActivation, "[Network, Input(2), Dense(3), [|LogSoftmax|], SoftmaxCrossEntropy] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(1), [|Relu|], SigmoidBinaryCrossEntropy] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(3), [|Tanh|], SoftmaxCrossEntropy] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(1), [|Sigmoid|], Hinge] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(3), [|Relu|], MultiClassHinge] partial class Net;")]
    [InlineData(Rules.LogProbabilities, "[Network, Input(2), Dense(3), Softmax, [|NegativeLogLikelihood|]] partial class Net;")]
    [InlineData(Rules.LogProbabilities, "[Network, Input(2), Dense(3), Softmax, [|KLDivergence|]] partial class Net;")]
    [InlineData(Rules.LogProbabilities, "[Network, Input(2), Dense(3), [|KLDivergence|]] partial class Net;")]
    [InlineData(Rules.DoubleActivation, "[Network, Input(2), Dense(3), [|Softmax|], SoftmaxFocal] partial class Net;")]
    [InlineData(Rules.DoubleActivation, "[Network, Input(2), Dense(3), [|Sigmoid|], SigmoidFocal] partial class Net;")]
    [InlineData(Rules.DoubleActivation, "[Network, Input(2), Dense(3), [|Sigmoid|], SigmoidDice] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(3), [|Relu|], SigmoidTversky] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(1), [|Sigmoid|], SquaredHinge] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(1), [|Tanh|], Exponential] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(1), [|Softplus|], PoissonNegativeLogLikelihood] partial class Net;")]
    [InlineData(Rules.OneSidedOutput, "[Network, Input(2), Dense(2), [|Relu|], GaussianNegativeLogLikelihood] partial class Net;")]
    [InlineData(Rules.PositiveOutput, "[Network, Input(2), Dense(1), PoissonNegativeLogLikelihood(LogInput = [|false|])] partial class Net;")]
    [InlineData(Rules.PositiveOutput, "[Network, Input(2), Dense(2), GaussianNegativeLogLikelihood(LogVariance = [|false|])] partial class Net;")]
    [InlineData(Rules.InitializerMismatch, "[Network, Input(2), Dense(3, Initializer = [|WeightInitializer.HeNormal|]), Selu, Dense(2)] partial class Net;")]
    [InlineData(Rules.DeepSaturation, "[Network, Input(2), Dense(3), Tanh, Sigmoid, Dense(3), Tanh, Sigmoid, Dense(2), [|Sigmoid|], Tanh, Dense(2)] partial class Net;")]
    [InlineData(Rules.BiasBeforeNorm, "[Network, Input(2), [|Dense(3)|], BatchNorm, Dense(2)] partial class Net;")]
    [InlineData(Rules.BiasBeforeNorm, "[Network, Input(2), Dense(3, Bias = [|true|]), BatchNorm, Dense(2)] partial class Net;")]
    [InlineData(Rules.DropoutBeforeNorm, "[Network, Input(2), [|Dropout(0.5)|], BatchNorm, Dense(2)] partial class Net;")]
    [InlineData(Rules.InitializerMismatch, "[Network, Input(2), Dense(3, Initializer = [|WeightInitializer.HeNormal|]), Dropout(0.1), Tanh, Dense(2)] partial class Net;")]
    [InlineData(Rules.AlikeUnits, "[Network, Input(2), Dense(3, Initializer = [|WeightInitializer.Ones|]), Relu, Dense(2)] partial class Net;")]
    [InlineData(Rules.BiasBeforeNorm, "[Network, Input(1, 5, 5), [|Conv2D(3, 3)|], BatchNorm, Flatten, Dense(2)] partial class Net;")]
    [InlineData(Rules.DropoutBeforeNorm, "[Network, Input(1, 5, 5), [|SpatialDropout(0.5)|], Conv2D(3, 3, Bias = false), BatchNorm, Flatten, Dense(2)] partial class Net;")]
    [InlineData(Rules.InitializerMismatch, "[Network, Input(1, 5, 5), Conv2D(3, 3, Initializer = [|WeightInitializer.HeNormal|]), MaxPool2D(3), Tanh, Flatten, Dense(2)] partial class Net;")]
    [InlineData(Rules.AlikeUnits, "[Network, Input(1, 5, 5), Conv2D(3, 3, Initializer = [|WeightInitializer.Ones|]), Relu, Flatten, Dense(2)] partial class Net;")]
    [InlineData(Rules.UnstableForm, "[Network, Input(2), Dense(3), Softmax, [|Log|], MeanSquaredError] partial class Net;")]
    [InlineData(Rules.UnstableForm, "[Network, Input(2), Dense(3), Sigmoid, [|Log|], MeanSquaredError] partial class Net;")]
    [InlineData(Rules.InfiniteSlope, "[Network, Input(2), Dense(3), [|Map(nameof(F))|], MeanSquaredError] partial class Net { static float F(float x) => System.MathF.Sqrt(x > 0 ? x : 0); }")]
    [InlineData(Rules.InfiniteSlope, "[Network, Input(2), Dense(3), [|ElementwiseLoss(nameof(F))|]] partial class Net { static float F(float p, float t) => System.MathF.Sqrt(System.MathF.Abs(p - t)); }")]
    [InlineData(Rules.InfiniteSlope, "[Network, Input(2), Dense(3)] partial class Net { static Tensor Loss(Tensor p, Tensor t) => (p - t).Abs().[|Map(F)|].Sum(); static float F(float x) => System.MathF.Sqrt(x); }")]
    [InlineData(Rules.UnstableForm, "[Network, Input(2), Dense(3)] partial class Net { static Tensor Loss(Tensor p, Tensor t) => -(t * p.Softmax().[|Log()|]).Sum(); }")]
    public void Attribute_form(string rule, string markup) => Marked.Reports(rule, "using NetCompiler;\n" + markup);

    [Theory]
    [InlineData(Rules.DoubleActivation, "static Tensor Forward([Shape(2)] Tensor x) => x.Dense(3).[|Softmax()|].Reshape(3);")]
    [InlineData(Rules.OneSidedOutput, "static Tensor Forward([Shape(2)] Tensor x) => x.Dense(3).[|Relu()|];")]
    [InlineData(Rules.BiasBeforeNorm, "static Tensor Forward([Shape(2)] Tensor x) => Block(Block(x)).Dense(3); static Tensor Block(Tensor x) => x.[|Dense(4)|].BatchNorm();", 2)]
    [InlineData(Rules.DropoutBeforeNorm, "static Tensor Forward([Shape(2)] Tensor x) => x.[|Dropout(0.1)|].Dense(3, bias: false).Tanh().BatchNorm().Dense(3);")]
    [InlineData(Rules.InitializerMismatch, "static Tensor Forward([Shape(2)] Tensor x) => x.Dense(3, initializer: [|WeightInitializer.GlorotNormal|]).Relu().Dense(3);")]
    [InlineData(Rules.DeepSaturation, "static Tensor Forward([Shape(2)] Tensor x) { for (int i = 0; i < 7; i++) x = x.Dense(4).[|Tanh()|]; return x.Dense(3); }")]
    [InlineData(Rules.UnstableForm, "static Tensor Forward([Shape(2)] Tensor x) { Tensor h = x.Dense(3); return (1 + h.Exp()).[|Log()|].Dense(3); }")]
    [InlineData(Rules.UnstableForm, "static Tensor Forward([Shape(2)] Tensor x) { Tensor e = x.Dense(3).Exp(); return ([|e / e.Sum(0, keepDimensions: true)|]).Dense(3); }")]
    [InlineData(Rules.UnstableForm, "static Tensor Forward([Shape(2)] Tensor x) { Tensor h = x.Dense(3); return ([|h / h.Abs()|]).Dense(3); }")]
    public void Method_form(string rule, string markup, int times = 1)
    {
        (string source, var spans) = Marked.Read(Specs.Around(markup).Replace("[Network]", "[Network, SoftmaxCrossEntropy]"));
        var found = Compiled.From(source).Findings;

        Assert.Equal(Enumerable.Repeat((rule, spans[0]), times), found.Select(d => (d.Id, d.Location.SourceSpan)));
    }

    [Theory]
    [InlineData("two losses, an output each", "[Network, SoftmaxCrossEntropy(Output = \"A\"), MeanSquaredError(Output = \"B\")] partial class Net { static (Tensor A, Tensor B) Forward([Shape(2)] Tensor x) => (x.Dense(2), x.Dense(1)); }")]
    [InlineData("a root of what is above 0", "[Network, Input(2), Dense(3), Map(nameof(F)), MeanSquaredError] partial class Net { static float F(float x) => System.MathF.Sqrt(x * x + 1e-6f); }")]
    [InlineData("an exponential by another's sum", "[Network, MeanSquaredError] partial class Net { static Tensor Forward([Shape(3)] Tensor x) => x.Dense(3).Exp() / x.Dense(3).Exp().Sum(0, keepDimensions: true); }")]
    [InlineData("a softmax that is no loss's", "[Network, Input(2), Dense(3), Softmax, MeanSquaredError] partial class Net;")]
    [InlineData("a sigmoid as the output of a regression", "[Network, Input(2), Dense(3), Sigmoid, MeanSquaredError] partial class Net;")]
    [InlineData("a log-softmax under the likelihood", "[Network, Input(2), Dense(3), LogSoftmax, NegativeLogLikelihood] partial class Net;")]
    [InlineData("scores under a hinge", "[Network, Input(2), Dense(1), Hinge] partial class Net;")]
    [InlineData("LeCun before SELU", "[Network, Input(2), Dense(3, Initializer = WeightInitializer.LeCunNormal), Selu, Dense(2)] partial class Net;")]
    [InlineData("a sigmoid within", "[Network, Input(2), Dense(3), Sigmoid, Dense(1), SigmoidBinaryCrossEntropy] partial class Net;")]
    [InlineData("four tanhs", "[Network, Input(2), Dense(3), Tanh, Dense(3), Tanh, Dense(3), Tanh, Dense(3), Tanh, Dense(1)] partial class Net;")]
    [InlineData("tanhs with a normalisation between", "[Network, Input(2), Dense(3), Tanh, Tanh, Tanh, LayerNorm, Tanh, Tanh, Dense(1)] partial class Net;")]
    [InlineData("a layer norm, which keeps the bias", "[Network, Input(2), Dense(3), LayerNorm, Dense(1)] partial class Net;")]
    [InlineData("a value with a second reader", "[Network] partial class Net { static Tensor Forward([Shape(2)] Tensor x) { Tensor h = x.Dense(3); return h.BatchNorm() + h; } }")]
    [InlineData("dropout behind the last norm", "[Network, Input(2), Dense(3, Bias = false), BatchNorm, Dropout(0.5), Dense(2)] partial class Net;")]
    [InlineData("dropout that drops nothing", "[Network, Input(2), Dropout(0.0), BatchNorm, Dense(2)] partial class Net;")]
    [InlineData("LeCun before tanh", "[Network, Input(2), Dense(3, Initializer = WeightInitializer.LeCunNormal), Tanh, Dense(2)] partial class Net;")]
    [InlineData("Glorot with a norm between", "[Network, Input(2), Dense(3, Bias = false, Initializer = WeightInitializer.GlorotNormal), BatchNorm, Relu, Dense(2)] partial class Net;")]
    [InlineData("zeros in the last layer", "[Network, Input(2), Dense(3, Initializer = WeightInitializer.Zeros)] partial class Net;")]
    [InlineData("three thousand layers", "[Network] partial class Net { static Tensor Forward([Shape(2)] Tensor x) { for (int i = 0; i < 1500; i++) x = x.Dropout(0.0).Flatten(); return x.Dense(1); } }")]
    public void Silence(string about, string source)
    {
        Assert.True(Compiled.From("using NetCompiler;\n" + source).Findings.Count == 0, about);
    }
}
