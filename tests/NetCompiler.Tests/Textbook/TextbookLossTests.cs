using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Textbook;

/// <summary>Losses that textbooks compute by hand, and their limits.</summary>
public class TextbookLossTests
{
    [Fact]
    public void Margins_of_scores()
    {
        Assert.Equal(0.49, Loss(new SquaredHingeOf(), [0.3f], [1]), 1e-7);
        Assert.Equal(0.49, Loss(new SquaredHingeOf(), [-0.3f], [-1]), 1e-7);
        Assert.Equal(0.3678794412, Loss(new ExponentialOf(), [1], [1]), 1e-7);
        Assert.Equal(0.3678794412, Loss(new ExponentialOf(), [-1], [-1]), 1e-7);
    }

    [Fact]
    public void Distances_between_vectors()
    {
        Assert.Equal(4.4979414453, Loss(new MinkowskiOf(), [1, 2], [4, 6]), 1e-6);
        Assert.Equal(4, Loss(new ChebyshevOf(), [1, 2], [4, 6]));
        Assert.Equal(7, Loss(new HammingOf(), [1, 2], [4, 6]));
        Assert.Equal(1, Loss(new HammingOf(), [1, 0], [1, 1]));
    }

    [Fact]
    public void Divergence_of_distributions() =>
        Assert.Equal(0.5108256238, Loss(new DivergenceOf(), [MathF.Log(0.9f), MathF.Log(0.1f)], [0.5f, 0.5f]), 1e-6);

    [Fact]
    public void Focal_loss_of_yes_or_no_and_of_classes()
    {
        Assert.Equal(0.0010536052, Loss(new FocalOf(), [Logit(0.9)], [1]), 1e-9);

        var classes = new ClassFocalOf();
        classes.Parameters[0].CopyFrom([MathF.Log(0.9f), MathF.Log(0.1f)]);
        Assert.Equal(0.0010536052, classes.Gradients(Dataset.From([1], [0])), 1e-9);
    }

    [Fact]
    public void Overlap_of_masks()
    {
        float[] mask = [Logit(0.9), Logit(0.1), Logit(0.8)];
        Assert.Equal(0.1052631579, Loss(new DiceOf(), mask, [1, 0, 1]), 1e-6);
        Assert.Equal(0.1052631579, Loss(new TverskyOf(), mask, [1, 0, 1]), 1e-6);

        // One of four in both, one in each alone: an intersection of 1, a union of 3.
        Assert.Equal(2 / 3.0, Loss(new JaccardOf(), [50, 50, -50, -50], [1, 0, 1, 0]), 1e-6);
    }

    [Fact]
    public void Where_nothing_differs_nothing_is_lost_and_nothing_moves()
    {
        foreach (Network network in new Network[] { new MinkowskiOf(), new ChebyshevOf(), new HammingOf() })
        {
            Assert.Equal(0, Loss(network, [1, 2], [1, 2]));
            Assert.Equal([0f, 0f], network.Parameters[0].Gradient.ToArray());
        }

        var quantile = new QuantileOf();
        Assert.Equal(0, Loss(quantile, [3], [3]));
        Assert.Equal([0f], quantile.Parameters[0].Gradient.ToArray());
    }

    [Fact]
    public void Errors_whose_powers_are_no_floats()
    {
        var minkowski = new MinkowskiOf();
        Assert.Equal(1, Loss(minkowski, [3e20f, 0], [0, 4e20f]) / 4.4979414453e20, 1e-6);    // (27 + 64)^(1/3)
        Assert.All(minkowski.Parameters[0].Gradient.ToArray(), g => Assert.True(float.IsFinite(g)));

        var logCosh = new LogCoshOf();
        Assert.Equal(1e30, Loss(logCosh, [1e30f], [0]), 1e24);
        Assert.Equal([1f], logCosh.Parameters[0].Gradient.ToArray());
        Assert.Equal(1, Loss(logCosh, [1e-6f], [0]) / 5e-13, 1e-6);
    }

    [Theory]
    [InlineData(100f), InlineData(-100f)]
    public void Focal_loss_of_what_is_sure_beyond_rounding(float z)
    {
        var network = new FocalOf();

        foreach (float target in new[] { 0f, 1f })
        {
            float loss = Loss(network, [z], [target]);
            Assert.True(float.IsFinite(loss) && float.IsFinite(network.Parameters[0].Gradient.ToArray()[0]));
            Assert.Equal(target == 1 && z < 0 ? 100 : 0, loss, 1e-4);
        }
    }

    private static float Logit(double p) => (float)Math.Log(p / (1 - p));

    private static float Loss(Network network, float[] prediction, float[] target)
    {
        network.Parameters[0].CopyFrom(prediction);
        return network.Gradients(Dataset.From([1], target, count: 1));
    }
}
