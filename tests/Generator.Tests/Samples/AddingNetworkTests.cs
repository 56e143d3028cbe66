using System;
using System.IO;
using System.Linq;
using System.Reflection;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Samples;

/// <summary>The memories of the adding problem: the same weights at every length, and gradients of each step that are what differences of the loss say.</summary>
public sealed class AddingNetworkTests
{
    private const int Steps = 100;

    [Theory]
    [InlineData("Lstm", "4 513")]    // 4·32·(2 + 32 + 1) + 33
    [InlineData("Gru", "3 489")]     // 3·32·(2 + 32 + 2) + 33
    [InlineData("Rnn", "1 153")]     // 32·(2 + 32 + 1) + 33
    public void A_memory_has_the_same_parameters_at_every_length(string memory, string parameters)
    {
        using Loaded loaded = Load(memory);
        Assert.All((int[])[50, 100, 200, 500, 1000], length =>
        {
            Type type = loaded.Assembly.GetType($"Adding.{memory}{length}", throwOnError: true)!;
            Assert.Contains($"\n{parameters} parameters", (string)type.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);
        });
    }

    [Theory]
    [InlineData("Lstm"), InlineData("Gru"), InlineData("Rnn")]
    public void The_gradients_that_are_shown_are_those_of_the_inputs(string memory)
    {
        using Loaded loaded = Load(memory);
        Network probe = loaded.Network($"Adding.{memory}Probe", seed: 1);
        Parameter nudges = probe.Parameters.Single(parameter => parameter.Name == "nudges.weight");
        nudges.CopyFrom(new float[nudges.Count]);

        var random = new Random(1);
        float[] sequence = [.. Enumerable.Range(0, 2 * Steps).Select(_ => random.NextSingle())];
        probe.Gradients(Example(sequence));

        // The last steps count for most: of the first ones little is left to measure in single precision.
        foreach (int input in (int[])[2 * Steps - 1, 2 * Steps - 2, 2 * Steps - 5, 2 * Steps - 8])
            Assert.Equal(Slope(probe, sequence, input), nudges.Gradient[input], 2e-3 + 2e-2 * Math.Abs(nudges.Gradient[input]));
    }

    /// <summary>(L(x + ε) − L(x − ε)) / 2ε for one input.</summary>
    private static double Slope(Network probe, float[] sequence, int input)
    {
        const float Step = 1e-2f;
        float[] more = [.. sequence], less = [.. sequence];
        more[input] += Step;
        less[input] -= Step;
        return (probe.Evaluate(Example(more)).Loss - probe.Evaluate(Example(less)).Loss) / ((double)more[input] - less[input]);
    }

    private static Dataset Example(float[] sequence) =>
        new([Column.Of(sequence, 2 * Steps), Column.Of(Enumerable.Range(0, Steps).Select(step => (float)step).ToArray(), Steps)], Column.Of(new float[] { 2 }, 1));

    private static Loaded Load(string memory) => Compiled.Load(File.ReadAllText(Repository.At("samples", "Adding", memory + ".cs")));
}
