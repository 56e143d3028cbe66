using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

public class ParameterTests
{
    [Fact]
    public void Views_are_in_logical_order_and_write_through()
    {
        var network = new HandWrittenMlp();
        Parameter weight = network.Parameters[2];
        Assert.Equal("hidden2.weight [128, 512]", weight.ToString());

        float[] numbers = [.. Enumerable.Range(0, weight.Count).Select(i => (float)i)];
        weight.CopyFrom(numbers);

        Assert.Equal(numbers, weight.ToArray());
        Assert.Equal(5 * 512 + 77, weight[5, 77]);
        Assert.Equal(5 * 512 + 77, weight[5 * 512 + 77]);
        weight[127, 511] = -1f;
        Assert.Equal(-1f, weight.ToArray()[^1]);
    }

    [Fact]
    public void A_weight_multiplies_the_input_that_its_indices_name()
    {
        var network = new HandWrittenMlp();
        foreach (Parameter parameter in network.Parameters)
            parameter.CopyFrom(new float[parameter.Count]);

        // Pixel 700 alone reaches class 7, through units 300 and 100.
        network.Parameters[0][300, 700] = 1f;
        network.Parameters[2][100, 300] = 1f;
        network.Parameters[4][7, 100] = 20f;
        var image = new float[784];
        image[700] = 1f;

        Assert.True(network.Predict(image)[7] > .999f);
    }

    [Fact]
    public void Wrong_lengths_and_indices_are_refused()
    {
        Parameter bias = new HandWrittenMlp().Parameters[5];
        Assert.Throws<ArgumentException>(() => bias.CopyFrom(new float[9]));
        Assert.Throws<ArgumentException>(() => bias.CopyTo(new float[9]));
        Assert.Throws<ArgumentOutOfRangeException>(() => bias[10]);
        Assert.Throws<ArgumentOutOfRangeException>(() => bias[0, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => bias.Gradient[-1]);
    }

    [Fact]
    public void Initial_weights_have_the_variance_that_their_name_promises()
    {
        var network = new HandWrittenMlp(seed: 8);
        float[] he = network.Parameters[0].ToArray();
        float[] glorot = network.Parameters[4].ToArray();

        Assert.Equal(Math.Sqrt(2.0 / 784), Math.Sqrt(he.Average(w => (double)w * w)), 1e-4);
        Assert.Equal(0, he.Average(), 1e-4);
        Assert.InRange(he.Max(), 4 * Math.Sqrt(2.0 / 784), 6.3 * Math.Sqrt(2.0 / 784));
        Assert.InRange(glorot.Max(), .9 * Math.Sqrt(6.0 / 138), Math.Sqrt(6.0 / 138));
        Assert.All(network.Parameters[1].ToArray(), bias => Assert.Equal(0f, bias));
    }

    /// <summary>Whoever changes these numbers changes what every published seed means.</summary>
    [Fact]
    public void A_seed_means_the_same_everywhere() => Assert.Equal("cf34b0819d6abe06", new HandWrittenMlp(seed: 42).Fingerprint);
}
