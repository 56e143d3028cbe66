using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Recurrent networks as their users see them: the library's layers beside the same written as cells, and what they learn.</summary>
public sealed class RecurrentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public void A_long_short_term_memory_is_the_cell_that_its_formula_says(int batch) => Agree(
        new LibraryLstm(seed: 3), new OwnLstm(seed: 4), Waves(batch, 7 * 5, 3),
        name => name.Replace("lstm.weight", "input.weight").Replace("lstm.bias", "input.bias").Replace("lstm.recurrent", "recurrent.weight"));

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public void A_gated_unit_is_the_cell_that_its_formula_says(int batch) => Agree(
        new LibraryGru(seed: 3), new OwnGru(seed: 4), Waves(batch, 6 * 4, 6 * 2),
        name => name.Replace("gru.weight", "input.weight").Replace("gru.bias", "input.bias").Replace("gru.recurrentBias", "recurrent.bias").Replace("gru.recurrent", "recurrent.weight"));

    [Fact]
    public void A_cell_of_ones_own_learns_a_running_mean()
    {
        var network = new MinimalGatedUnit(seed: 1);
        Dataset data = RunningMeans(1024);
        History history = network.Fit(data, new() { Epochs = 60, BatchSize = 32, Optimizer = new Adam(1e-2f) });
        Assert.True(history.Last.Loss < 0.1 * history.Epochs[0].Loss, $"The loss went from {history.Epochs[0].Loss} to {history.Last.Loss}.");
        double unseen = network.Evaluate(RunningMeans(64, seed: 9)).Loss;
        Assert.True(unseen < 0.2 * history.Epochs[0].Loss, $"The loss of unseen examples is {unseen}.");
    }

    [Fact]
    public void Words_that_decide_are_found_wherever_they_stand()
    {
        var network = new WordsBothWays(seed: 1);
        network.Fit(Texts(512, seed: 1), new() { Epochs = 20, BatchSize = 32, Optimizer = new Adam(1e-2f) });
        Assert.True(network.Evaluate(Texts(256, seed: 2)).Accuracy > 0.97);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        string[] fingerprints = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            var network = new WordsBothWays(seed: 5) { Threads = threads };
            network.Fit(Texts(96, seed: 3), new() { Epochs = 2, BatchSize = 32, Optimizer = new Adam(1e-2f) });
            return network.Fingerprint;
        })];

        Assert.Single(fingerprints.Distinct());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(2)]
    public void Padding_before_and_behind_a_text_changes_nothing(int before)
    {
        const int count = 11;
        Dataset words = Texts(Enumerable.Range(0, count * 5).Select(i => (float)(i * 7 % 12)), 5);
        Dataset padded = Texts(Enumerable.Range(0, count * 9).Select(i => i % 9 - before is >= 0 and < 5 and var t ? (float)((i / 9 * 5 + t) * 7 % 12) : -1f), 9);
        ShortTexts shorter = new(seed: 3);
        PaddedTexts longer = new(seed: 4);

        foreach ((Parameter from, Parameter to) in shorter.Parameters.Zip(longer.Parameters))
        {
            Assert.Equal(from.Name, to.Name);
            to.CopyFrom(from.ToArray());
        }

        Close(shorter.Predict(words)[0], longer.Predict(padded)[0]);
        Assert.Equal(shorter.Gradients(words), longer.Gradients(padded), 1e-5f);

        foreach ((Parameter from, Parameter to) in shorter.Parameters.Zip(longer.Parameters))
            Close(from.Gradient.ToArray(), to.Gradient.ToArray());
    }

    [Fact]
    public void A_text_of_padding_alone_has_the_state_from_which_a_layer_begins()
    {
        PaddedTexts network = new(seed: 4);
        float[] nothing = network.Predict(Enumerable.Repeat(-1f, 9).ToArray());
        Assert.Equal(network.Parameters.Single(p => p.Name == "head.bias").ToArray(), nothing);
    }

    [Fact]
    public void Layers_both_ways_learn()
    {
        DeepBothWays network = new(seed: 1);
        Random random = new(1);
        float[] steps = [.. Enumerable.Range(0, 256 * 21).Select(_ => (float)(2 * random.NextDouble() - 1))], means = [.. Enumerable.Range(0, 256 * 3).Select(i => Enumerable.Range(0, 7).Average(t => steps[i / 3 * 21 + 3 * t + i % 3]))];
        History history = network.Fit(new Dataset([Column.Of(steps, 21)], [Column.Of(means, 3)]), new() { Epochs = 40, BatchSize = 16, Optimizer = new Adam(1e-2f) });
        Assert.True(history.Last.Loss < 0.01, $"The loss went from {history.Epochs[0].Loss} to {history.Last.Loss}; that of zeros is 0.05.");
        Assert.Equal(4, network.Parameters.Count(p => p.Name.EndsWith(".recurrentBias", StringComparison.Ordinal)));
    }

    [Fact]
    public void Dropout_in_a_recurrent_layer_is_of_training_alone()
    {
        Forgetful network = new(seed: 1);
        Dataset data = Waves(32, 6 * 4, 6 * 2);
        Assert.Equal(network.Predict(data)[0], network.Predict(data)[0]);
        Assert.NotEqual(network.Gradients(data, step: 1), network.Gradients(data, step: 2));
        Assert.Equal(network.Gradients(data, step: 1), network.Gradients(data, step: 1));
    }

    [Fact]
    public void The_textbooks_network_of_reviews_has_213_301_parameters() =>
        Assert.Contains("213 301 parameters", Reviews.Summary);

    private static void Agree(Network library, Network own, Dataset data, Func<string, string> named)
    {
        Dictionary<string, Parameter> parameters = own.Parameters.ToDictionary(p => p.Name);

        foreach (Parameter parameter in library.Parameters)
            parameters[named(parameter.Name)].CopyFrom(parameter.ToArray());

        foreach ((float[] expected, float[] found) in library.Predict(data).Zip(own.Predict(data)))
            Close(expected, found);

        Assert.Equal(library.Gradients(data), own.Gradients(data), 1e-5f);

        foreach (Parameter parameter in library.Parameters)
            Close(parameter.Gradient.ToArray(), parameters[named(parameter.Name)].Gradient.ToArray());
    }

    private static void Close(float[] expected, float[] found)
    {
        float scale = expected.Max(Math.Abs);
        Assert.All(expected.Zip(found), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-5f * scale, $"{pair.First} and {pair.Second} of {scale}"));
    }

    private static Dataset Waves(int batch, int inputs, int targets) => new(
        [Column.Of(Enumerable.Range(0, batch * inputs).Select(i => MathF.Sin(i * 1.37f)).ToArray(), inputs)],
        [Column.Of(Enumerable.Range(0, batch * targets).Select(i => MathF.Cos(i * 0.71f)).ToArray(), targets)]);

    /// <summary>Of three numbers a step the first counts where the second is positive: the target is the mean of those so far.</summary>
    internal static Dataset RunningMeans(int count, int seed = 1)
    {
        Random random = new(seed);
        float[] inputs = [.. Enumerable.Range(0, count * 36).Select(_ => (float)(2 * random.NextDouble() - 1))], targets = new float[count * 12];

        for (int example = 0; example < count; example++)
        {
            (float sum, int counted) = (0, 0);

            for (int t = 0; t < 12; t++)
            {
                if (inputs[example * 36 + 3 * t + 1] > 0)
                    (sum, counted) = (sum + inputs[example * 36 + 3 * t], counted + 1);

                targets[example * 12 + t] = counted == 0 ? 0 : sum / counted;
            }
        }

        return new Dataset([Column.Of(inputs, 36)], [Column.Of(targets, 12)]);
    }

    /// <summary>Texts of so many words, and two numbers for each.</summary>
    private static Dataset Texts(IEnumerable<float> words, int length) =>
        new([Column.Of(words.ToArray(), length)], [Column.Of(Enumerable.Range(0, words.Count() / length * 2).Select(i => MathF.Cos(i * 0.71f)).ToArray(), 2)]);

    /// <summary>Ten words of twenty; the text is good where word 3 comes before word 7, or word 7 does not come.</summary>
    private static Dataset Texts(int count, int seed)
    {
        Random random = new(seed);
        float[] words = [.. Enumerable.Range(0, count * 10).Select(_ => (float)random.Next(8, 20))], good = new float[count];

        for (int example = 0; example < count; example++)
        {
            int first = random.Next(9), second = random.Next(first + 1, 10);
            good[example] = random.Next(2);
            words[example * 10 + first] = good[example] > 0 ? 3 : 7;
            words[example * 10 + second] = good[example] > 0 ? 7 : 3;
        }

        return new Dataset([Column.Of(words, 10)], [Column.Of(good, 1)]);
    }
}
