using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

public class GradientTests
{
    [Theory]
    [InlineData(1), InlineData(7), InlineData(16), InlineData(33)]
    public void Agree_with_central_differences(int batch)
    {
        var network = new HandWrittenMlp(seed: 3);
        Dataset data = Examples.Digits(batch);
        network.Gradients(data);

        foreach (Parameter parameter in network.Parameters)
        {
            // Along the gradient itself the loss changes most, so that float rounding of the loss matters least.
            float[] start = parameter.ToArray();
            float[] gradient = parameter.Gradient.ToArray();
            double length = Math.Sqrt(gradient.Sum(g => (double)g * g));
            double step = 2e-2 / Math.Max(length, 1e-3);

            float LossAt(double distance)
            {
                parameter.CopyFrom([.. start.Zip(gradient, (w, g) => (float)(w + distance / length * g))]);
                return network.Gradients(data);
            }

            double measured = (LossAt(step / 10) - (double)LossAt(-step / 10)) / (step / 5);
            parameter.CopyFrom(start);
            Assert.True(Math.Abs(measured - length) < 0.03 * length, $"{parameter}: {length} by Backward, {measured} by differences");
        }
    }

    [Fact]
    public void Accumulate_when_asked()
    {
        var network = new HandWrittenMlp(seed: 3);
        Dataset data = Examples.Digits(20);

        network.Gradients(data.Take(10));
        float[] first = Examples.Gradients(network);
        network.Gradients(data.Skip(10));
        float[] second = Examples.Gradients(network);
        network.Gradients(data.Take(10));
        network.Gradients(data.Skip(10), accumulate: true);

        Assert.All(Examples.Gradients(network).Select((sum, i) => (sum, i)), x => Assert.Equal(first[x.i] + second[x.i], x.sum, 1e-5f));
    }

    [Fact]
    public void With_an_optimizers_step_do_what_Fit_does()
    {
        Dataset data = Examples.Digits(64);
        var fitted = new HandWrittenMlp(seed: 3);
        fitted.Fit(data, new() { BatchSize = 64, Epochs = 3, Shuffle = false, Optimizer = new Adam() });

        var stepped = new HandWrittenMlp(seed: 3);
        var optimizer = new Adam();
        for (int step = 0; step < 3; step++)
        {
            stepped.Gradients(data);
            optimizer.Step(stepped);
        }

        Assert.Equal(fitted.Fingerprint, stepped.Fingerprint);
    }
}
