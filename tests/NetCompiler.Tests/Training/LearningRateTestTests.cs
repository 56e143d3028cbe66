using System;
using System.Linq;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

public class LearningRateTestTests
{
    [Fact]
    public void Rates_grow_by_a_factor_until_the_loss_explodes()
    {
        var network = new ReluMlp(seed: 1);
        LearningRateTest test = LearningRateTest.Run(network, Examples.Digits(320), new Sgd(), from: 1e-4f, to: 100f, steps: 61);

        Assert.Equal(1e-4f, test.Points[0].Rate, 1e-8f);
        for (int i = 1; i < test.Points.Count; i++)
            Assert.Equal(Math.Pow(10, .1), test.Points[i].Rate / (double)test.Points[i - 1].Rate, 1e-3);

        double lowest = test.Points.Min(point => point.Loss);
        Assert.True(test.Points.Count < 61 && test.Points[^1].Loss > lowest);
        Assert.Equal(test.Points.MinBy(point => point.Loss).Rate / 10, test.Suggestion);
        Assert.InRange(test.Suggestion, 1e-3f, 1f);
        Assert.Matches(@"^suggested learning rate \S+, from \d+ rates between 0.0001 and \S+$", test.ToString());
    }

    [Fact]
    public void Leaves_the_network_as_it_was()
    {
        Dataset data = Examples.Digits(96);
        EverythingMlp network = new(seed: 2), other = new(seed: 2);
        LearningRateTest.Run(network, data, steps: 20);
        Assert.Equal(other.Fingerprint, network.Fingerprint);

        network.Fit(data);
        other.Fit(data);
        Assert.Equal(other.Fingerprint, network.Fingerprint);
    }

    [Fact]
    public void Rates_must_grow()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateTest.Run(new Plane(), Plane.Slopes([0, 0, 0, 0, 0]), from: 1f, to: .1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateTest.Run(new Plane(), Plane.Slopes([0, 0, 0, 0, 0]), from: 0f));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateTest.Run(new Plane(), Plane.Slopes([0, 0, 0, 0, 0]), steps: 1));
    }
}
