using System;
using Xunit;

namespace NetCompiler.Tests.Data;

/// <summary>Adds up a window of three, each with its weight: what it says of any window can be computed by hand.</summary>
[Network, Input(3), Dense(1, Bias = false), MeanSquaredError]
public sealed partial class NextOfThree;

/// <summary>Two columns, one of them forecast, two steps at once.</summary>
[Network, Input(2, 2), Flatten, Dense(2, Bias = false), MeanSquaredError]
public sealed partial class NextTwoOfTwo;

public class ForecastingTests
{
    /// <summary>x[t] = x[t − 3] + x[t − 2] + x[t − 1].</summary>
    [Fact]
    public void A_network_of_one_step_is_asked_again_and_again()
    {
        var network = new NextOfThree(seed: 1);
        network.Parameters[0].CopyFrom([1, 1, 1]);
        Assert.Equal([2, 4, 7, 13, 24], Forecasting.Recursive(network, [0, 1, 1], steps: 5));
        Assert.Equal([24], Forecasting.Recursive(network, [4, 7, 13], steps: 1));
    }

    /// <summary>Window (a, p), (b, q): says b + q and then a; known is what p and q are in the steps to come.</summary>
    [Fact]
    public void What_is_known_of_the_future_is_put_beside_what_is_forecast()
    {
        var network = new NextTwoOfTwo(seed: 1);
        network.Parameters[0].CopyFrom([0, 0, 1, 1, 1, 0, 0, 0]);

        // (1, 10), (2, 20) → 22, 1; (22, 100), (1, 200) → 201, 22; (201, 300), (22, 400) → 422.
        Assert.Equal([22, 1, 201, 22, 422], Forecasting.Recursive(network, [1, 10, 2, 20], steps: 5, known: [100, 200, 300, 400, 500]));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var network = new NextTwoOfTwo(seed: 1);
        Assert.Contains("3 known numbers do not divide into 2 steps", Assert.Throws<ArgumentException>(() => Forecasting.Recursive(network, new float[4], 2, new float[3])).Message);
        Assert.Contains("The window has 4 numbers, which do not divide into steps of 3", Assert.Throws<ArgumentException>(() => Forecasting.Recursive(network, new float[4], 2, new float[4])).Message);
        Assert.Contains("The window has 8 numbers, but the network looks at 4", Assert.Throws<ArgumentException>(() => Forecasting.Recursive(network, new float[8], 2, new float[2])).Message);
        Assert.Contains("answers with 1 numbers, which do not divide into steps of 3", Assert.Throws<ArgumentException>(() => Forecasting.Recursive(new NextOfThree(1), new float[3], 2, targets: 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecasting.Recursive(network, new float[4], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecasting.Recursive(network, new float[4], 1, targets: 0));
    }

    [Theory]
    [InlineData(1, "5 5 5 5 5"), InlineData(2, "4 5 4 5 4"), InlineData(5, "1 2 3 4 5")]
    public void Naively_all_remains_as_it_was(int season, string forecast) => Assert.Equal(forecast, string.Join(' ', Forecasting.Naive([1, 2, 3, 4, 5], steps: 5, season)));

    [Fact]
    public void A_past_shorter_than_a_season_is_refused()
    {
        Assert.Contains("The past has 2 numbers, but a season has 3", Assert.Throws<ArgumentException>(() => Forecasting.Naive([1, 2], 1, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecasting.Naive([1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecasting.Naive([1], 1, 0));
    }

    /// <summary>Hyndman and Athanasopoulos 2021, by hand: targets 100, 50, 0.5; forecasts 110, 40, 1.</summary>
    [Fact]
    public void Errors_are_those_of_their_definitions()
    {
        float[] forecasts = [110, 40, 1], targets = [100, 50, .5f];
        Assert.Equal(100 * (.1 + .2 + 1) / 3, Fed(new MeanAbsolutePercentageError(), forecasts, targets)!.Value, 1e-9);
        Assert.Equal(200 * (10 / 210.0 + 10 / 90.0 + .5 / 1.5) / 3, Fed(new SymmetricMeanAbsolutePercentageError(), forecasts, targets)!.Value, 1e-9);
        Assert.Equal(20.5 / 3 / 4, Fed(new MeanAbsoluteScaledError(4), forecasts, targets)!.Value, 1e-9);
    }

    [Fact]
    public void Errors_at_zero_are_as_their_documentation_says()
    {
        Assert.Equal(double.PositiveInfinity, Fed(new MeanAbsolutePercentageError(), [1], [0]));
        Assert.Equal(0, Fed(new MeanAbsolutePercentageError(), [0], [0]));
        Assert.Equal(0, Fed(new SymmetricMeanAbsolutePercentageError(), [0], [0]));
        Assert.Equal(200, Fed(new SymmetricMeanAbsolutePercentageError(), [-1], [0]));
        Assert.Null(new MeanAbsolutePercentageError().Value);
        Assert.Null(new SymmetricMeanAbsolutePercentageError().Value);
        Assert.Null(new MeanAbsoluteScaledError(1).Value);
    }

    [Fact]
    public void The_scale_is_the_error_of_the_naive_forecast()
    {
        Assert.Equal((1 + 2 + 4) / 3.0, MeanAbsoluteScaledError.Of([1, 2, 4, 0]).Scale);
        Assert.Equal((3 + 2) / 2.0, MeanAbsoluteScaledError.Of([1, 2, 4, 0], season: 2).Scale);
        Assert.Throws<ArgumentException>(() => MeanAbsoluteScaledError.Of([1, 2], season: 2));
        Assert.Throws<ArgumentException>(() => MeanAbsoluteScaledError.Of([1, 2, 1, 2], season: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanAbsoluteScaledError.Of([1, 2], season: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanAbsoluteScaledError(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanAbsoluteScaledError(double.NaN));
    }

    private static double? Fed(Metric metric, float[] forecasts, float[] targets)
    {
        metric.Add([1], [2f]);
        metric.Reset();
        metric.Add(forecasts, targets);
        return metric.Value;
    }
}
