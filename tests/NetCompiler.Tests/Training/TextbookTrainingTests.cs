using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>One neuron on the plane.</summary>
[Network, Input(2), Dense(1), SigmoidBinaryCrossEntropy]
public sealed partial class PlaneNeuron;

/// <summary>Two hidden neurons before it.</summary>
[Network, Input(2), Dense(2), Tanh, Dense(1), SigmoidBinaryCrossEntropy]
public sealed partial class TwoHiddenNeurons;

/// <summary>One neuron on three features.</summary>
[Network, Input(3), Dense(1), SigmoidBinaryCrossEntropy]
public sealed partial class SpaceNeuron;

/// <summary>What a textbook says a neuron can learn, cannot learn, and how many steps that takes.</summary>
public class TextbookTrainingTests
{
    private static readonly float[] Corners = [0, 0, 0, 1, 1, 0, 1, 1];

    [Theory]
    [InlineData(new float[] { 0, 1, 1, 1 }), InlineData(new float[] { 0, 0, 0, 1 })]
    public void A_neuron_learns_what_a_line_divides(float[] gate) => Assert.Equal(4, Learned(new PlaneNeuron(seed: 1), gate));

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void No_neuron_learns_more_than_three_quarters_of_exclusive_or(ulong seed) => Assert.InRange(Learned(new PlaneNeuron(seed), [0, 1, 1, 0]), 0, 3);

    /// <summary>Some starts end where the loss is flat: one of ten must not.</summary>
    [Fact]
    public void Two_hidden_neurons_can_learn_exclusive_or() =>
        Assert.Contains(4, Enumerable.Range(1, 10).Select(seed => Learned(new TwoHiddenNeurons((ulong)seed), [0, 1, 1, 0])));

    [Fact]
    public void A_neuron_learns_a_separable_table()
    {
        Dataset table = Dataset.From([1.4f, 2.7f, 1.9f, 3.8f, 3.4f, 3.2f, 6.4f, 2.8f, 1.7f, 4.1f, .1f, .2f], [0, 0, 1, 0], 4);
        var neuron = new SpaceNeuron(seed: 1);
        neuron.Fit(table, new() { Epochs = 500, BatchSize = 4, Optimizer = new Adam(.05f) });
        Assert.Equal(4, neuron.Evaluate(table).Correct);
    }

    [Theory]
    [InlineData(1000, 500, 2), InlineData(4, 1, 4), InlineData(1000, 300, 4)]
    public void An_epoch_has_as_many_steps_as_batches(int examples, int batch, int steps)
    {
        Dataset data = Dataset.From(new float[2 * examples], new float[examples], examples);
        int taken = 0;
        new PlaneNeuron(seed: 1).Fit(data, new() { BatchSize = batch, Progress = now => Assert.Equal((++taken, steps), (now.Step, now.Steps)) });
        Assert.Equal(steps, taken);
    }

    private static long Learned(Network network, float[] gate)
    {
        Dataset corners = Dataset.From(Corners, gate, 4);
        network.Threads = 1;    // too small to keep a second one busy
        network.Fit(corners, new() { Epochs = 1000, BatchSize = 4, Optimizer = new Adam(.05f) });
        return network.Evaluate(corners).Correct;
    }
}
