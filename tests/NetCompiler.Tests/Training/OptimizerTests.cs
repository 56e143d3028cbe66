using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Three steps on w², from w = 1, against values worked out by hand.</summary>
public class OptimizerTests
{
    private static readonly Dataset One = Dataset.From([0], [0], count: 1);

    public static TheoryData<string, Optimizer, double[]> Textbook => new()
    {
        { "gradient descent", new Sgd(.1f), [.8, .64, .512] },
        { "momentum", new Sgd(.1f, momentum: .9f), [.8, .46, .062] },
        { "gradient descent with decay", new Sgd(.1f, weightDecay: .5f), [.75, .5625, .421875] },
        { "AdaGrad", new AdaGrad(.1f, epsilon: 1e-12f), [.9, .8331035268, .7804561813] },
        { "AdaDelta", new AdaDelta(rho: .95f), [.9955278753, .9910086803, .9864644623] },
        { "RMSProp, in some books called AdaDelta", new RmsProp(.1f, alpha: .95f, epsilon: 1e-12f), [.5527864045, .3321630924, .2020343938] },
        { "Adam, ε inside the root", new Adam(.1f, epsilon: .5f, epsilonPlacement: EpsilonPlacement.InsideRoot), Adam((v, correction) => Math.Sqrt(v / correction + .5)) },
        { "Adam, ε before the correction", new Adam(.1f, epsilon: .5f, epsilonPlacement: EpsilonPlacement.BeforeCorrection), Adam((v, correction) => (Math.Sqrt(v) + .5) / Math.Sqrt(correction)) },
        { "Adam", new Adam(.1f, epsilon: 1e-12f), [.9, .8004122277, .7015862714] },
        { "AdamW without decay", new AdamW(.1f, epsilon: 1e-12f, weightDecay: 0f), [.9, .8004122277, .7015862714] },
        { "AdamW: w shrinks by 1 − .1·.5 before it moves", new AdamW(.1f, epsilon: 1e-12f, weightDecay: .5f), AdamW(.1, .5) },
    };

    [Theory]
    [MemberData(nameof(Textbook))]
    public void Steps_as_the_textbook_says(string name, Optimizer optimizer, double[] expected)
    {
        var network = new Parabola();
        foreach (double w in expected)
        {
            network.Gradients(One);
            optimizer.Step(network);
            Assert.True(Math.Abs(network.W - w) < 1e-6, $"{name}, step {optimizer.Steps}: {network.W}, expected {w}");
        }
    }

    [Fact]
    public void Nesterovs_textbook_parameter_is_the_point_before_the_look_ahead()
    {
        var network = new Parabola();
        var optimizer = new Sgd(.1f, momentum: .9f, nesterov: true);
        foreach (double w in (double[])[.8, .496, .17792])
        {
            network.Gradients(One);
            optimizer.Step(network);
            Assert.Equal(w, network.W + .1f * .9f * optimizer.Export().Memories[0].Values.Span[0], 1e-6);
        }

        Assert.Contains("Give a momentum", Assert.Throws<ArgumentException>(() => new Sgd(nesterov: true)).Message);
    }

    [Fact]
    public void Adam_starts_with_steps_of_the_learning_rate_whatever_the_gradient()
    {
        var network = new Parabola();
        network.Parameters[0][0] = 1000f;
        network.Fit(One, new() { Optimizer = new Adam(.5f) });
        Assert.Equal(999.5f, network.W, 1e-3f);
    }

    [Fact]
    public void Moments_of_a_dead_unit_become_zero_and_not_denormal()
    {
        var network = new Parabola();
        var optimizer = new Sgd(1e-3f, momentum: .1f);
        optimizer.Step(network);
        network.Parameters[0].Gradient[0] = 1e-29f;
        optimizer.Step(network);
        network.Parameters[0].Gradient[0] = 0f;
        network.Parameters[0][0] = 0f;

        optimizer.Step(network);
        optimizer.Step(network);
        Assert.Equal(0f, network.W + 1e-3f * 1e-30f - 1e-3f * 1e-30f, 1e-32f);

        float before = network.W;
        optimizer.Step(network);
        Assert.Equal(before, network.W);
    }

    [Fact]
    public void An_optimizer_belongs_to_one_network()
    {
        var optimizer = new Adam();
        optimizer.Step(new Parabola());
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new Parabola()));
        Assert.Contains("its own optimizer", error.Message);
    }

    [Theory]
    [InlineData(0f), InlineData(-1f), InlineData(float.NaN), InlineData(float.PositiveInfinity)]
    public void A_learning_rate_is_positive(float rate) => Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(rate));

    [Fact]
    public void Constants_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(momentum: 1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(epsilon: 0f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(weightDecay: -1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaGrad(learningRateDecay: -1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaDelta(rho: 1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp(alpha: -1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NAdam(momentumDecay: -1f));
        Assert.Contains("LearningRate is -1, but must be a positive number.", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(-1f)).Message);
    }

    /// <summary>Adam in double, with a size of one's own from v and 1 − β₂ᵗ.</summary>
    private static double[] Adam(Func<double, double, double> size)
    {
        double w = 1, m = 0, v = 0;
        return [.. Enumerable.Range(1, 3).Select(t =>
        {
            double g = 2 * w;
            m = .9 * m + .1 * g;
            v = .999 * v + .001 * g * g;
            return w -= .1 * (m / (1 - Math.Pow(.9, t))) / size(v, 1 - Math.Pow(.999, t));
        })];
    }

    /// <summary>Decoupled decay in double, straight from the paper.</summary>
    private static double[] AdamW(double rate, double decay)
    {
        double w = 1, m = 0, v = 0;
        return [.. Enumerable.Range(1, 3).Select(t =>
        {
            double g = 2 * w;
            w -= rate * decay * w;
            m = .9 * m + .1 * g;
            v = .999 * v + .001 * g * g;
            return w -= rate * (m / (1 - Math.Pow(.9, t))) / Math.Sqrt(v / (1 - Math.Pow(.999, t)));
        })];
    }
}
