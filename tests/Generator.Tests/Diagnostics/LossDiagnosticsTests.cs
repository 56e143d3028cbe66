using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>Losses that do not fit their output, or whose arguments are out of range.</summary>
public sealed class LossDiagnosticsTests
{
    [Theory]
    [InlineData(Rules.LossShape, "Dense(3), [|GaussianNegativeLogLikelihood|]", "takes means and variances from 2 equal parts of the output's first axis, but its output is [3]")]
    [InlineData(Rules.LossShape, "Dense(3), [|Contrastive|]", "takes the two embeddings of a pair from 2 equal parts")]
    [InlineData(Rules.LossShape, "Dense(3), [|CosineEmbedding|]", "takes the two embeddings of a pair from 2 equal parts")]
    [InlineData(Rules.LossShape, "Dense(4), [|TripletMargin|]", "takes anchor, positive and negative from 3 equal parts of the output's first axis, but its output is [4]. Make that axis a multiple of 3")]
    [InlineData(Rules.LossShape, "Dense(1), LogSoftmax, [|KLDivergence|]", "needs distributions over at least two classes along the last axis, but its output is [1]")]
    [InlineData(Rules.LossShape, "Dense(1), [|SoftmaxFocal|]", "SoftmaxFocal needs at least two classes")]
    [InlineData(Rules.NeedsVector, "Reshape(1, 2, 2), [|SoftmaxFocal|]", "SoftmaxFocal needs one vector per example")]
    [InlineData(Rules.Argument, "Dense(1), Quantile(Level = [|1|])", "Quantile's level is 1; choose one that is between 0 and 1")]
    [InlineData(Rules.Argument, "Dense(1), SigmoidFocal(Alpha = [|-0.5|])", "choose one that is from 0 to 1, or −1 for none")]
    [InlineData(Rules.Argument, "Dense(2), Minkowski(Order = [|0.5|])", "choose one that is at least 1; Chebyshev is its limit")]
    [InlineData(Rules.Argument, "Dense(2), SigmoidDice(Smoothing = [|-1|])", "SigmoidDice's smoothing is -1; choose one that is at least 0")]
    [InlineData(Rules.Argument, "Dense(2), SoftmaxCrossEntropy(SoftTargets = true, IgnoreLabel = [|255|])", "With SoftTargets there are no labels to ignore")]
    public void Reported_where_it_is(string rule, string markup, string message)
    {
        var reported = Marked.Reports(rule, "using NetCompiler;\n[Network, Input(4), " + markup + "] partial class Net;");
        Assert.Contains(message, Assert.Single(reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(Rules.LossOutput, "SoftmaxCrossEntropy(Output = \"A\"), SoftmaxCrossEntropy(Output = \"B\", Target = [|\"C\"|])", "No other loss over an output 'C' has a target of its own. Name one of 'A', or leave Target out.")]
    [InlineData(Rules.LossOutput, "SoftmaxCrossEntropy(Output = \"A\", Target = [|\"A\"|])", "has a target of its own. Leave Target out.")]
    [InlineData(Rules.LossOutput, "SoftmaxCrossEntropy(Output = \"A\"), TripletMargin(Output = \"B\", Target = [|\"A\"|])", "compares with no target, so it can share none")]
    [InlineData(Rules.LossOutput, "SoftmaxCrossEntropy(Output = \"A\", Auxiliary = [|true|])", "Every loss is auxiliary, so that nothing is left to predict or to measure")]
    [InlineData(Rules.LossShape, "SoftmaxCrossEntropy(Output = \"A\"), SoftmaxCrossEntropy(Output = \"B\", Target = [|\"A\"|])", "compares with labels of 6 classes, but the one whose target it shares with labels of 3 classes")]
    [InlineData(Rules.LossShape, "MeanSquaredError(Output = \"A\"), SoftmaxCrossEntropy(Output = \"A\", Target = [|\"A\"|])", "compares with labels of 3 classes, but the one whose target it shares with numbers in the shape [3]")]
    [InlineData(Rules.LossShape, "SoftmaxCrossEntropy(Output = \"A\", IgnoreLabel = 9), NegativeLogLikelihood(Output = \"A\", Target = [|\"A\"|])", "with labels of 3 classes, of which 9 is ignored")]
    public void What_losses_share_is_reported_where_it_does_not_fit(string rule, string losses, string message)
    {
        var reported = Marked.Reports(rule, $"using NetCompiler;\n[Network, {losses}] partial class Net {{ static (Tensor A, Tensor B) Forward([Shape(4)] Tensor x) => (x.Dense(3), x.Dense(6)); }}");
        Assert.Contains(message, Assert.Single(reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Losses_with_one_target_may_stand_over_the_same_output() =>
        Assert.Empty(Compiled.From("using NetCompiler;\n[Network, SigmoidBinaryCrossEntropy, SigmoidDice(Target = \"mask\")] partial class Net { static Tensor Forward([Shape(4)] Tensor x) { Tensor mask = x.Dense(3); return mask; } }").Findings);

    [Fact]
    public void A_loss_without_a_target_may_stand_beside_another_over_the_same_output() =>
        Assert.Empty(Compiled.From("using NetCompiler;\n[Network, Input(4), Dense(3), TripletMargin, MeanSquaredError] partial class Net;").Findings);
}
