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
    [InlineData(Rules.NeedsVector, "Reshape(2, 2), [|SoftmaxFocal|]", "SoftmaxFocal needs one vector per example")]
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

    [Fact]
    public void A_loss_without_a_target_may_stand_beside_another_over_the_same_output() =>
        Assert.Empty(Compiled.From("using NetCompiler;\n[Network, Input(4), Dense(3), TripletMargin, MeanSquaredError] partial class Net;").Findings);
}
