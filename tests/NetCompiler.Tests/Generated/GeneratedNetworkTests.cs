using System;
using System.Linq;
using System.Threading;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>What the README promises of every compiled network, held against networks that this project's own build compiled.</summary>
[Collection(nameof(AloneInTheProcess))]
public class GeneratedNetworkTests
{
    public static TheoryData<string, int> NetworksAndThreads => new()
    {
        { "relu", 1 }, { "relu", 2 }, { "relu", 4 }, { "everything", 1 }, { "everything", 2 }, { "everything", 4 },
    };

    [Fact]
    public void Layers_may_be_called_as_generated_code_calls_its_own()
    {
        Dataset data = Dataset.From([.1f, .2f, -.3f, .4f, -.5f, .6f, .7f, .8f, -.9f], [1, 2, 3, 4, 5, 6], 3);
        Network namesakes = new Namesakes(3), nameless = new Nameless(3);
        namesakes.Fit(data);
        nameless.Fit(data);

        Assert.Equal(nameless.Predict([1, 2, 3]), namesakes.Predict([1, 2, 3]));
    }

    [Theory, MemberData(nameof(NetworksAndThreads))]
    public void A_training_step_allocates_nothing_on_any_thread(string name, int threads) =>
        AllocationMeter.AssertStepsAllocateNothing(Create(name, threads));

    [Theory]
    [InlineData("relu"), InlineData("everything")]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads(string name)
    {
        string Trained(int threads)
        {
            Network network = Create(name, threads);

            // The last batch is a partial one.
            network.Fit(Examples.Digits(333), new() { Epochs = 2, BatchSize = 50 });
            return network.Fingerprint;
        }

        string one = Trained(1);
        Assert.Equal(one, Trained(2));
        Assert.Equal(one, Trained(3));
        Assert.Equal(one, Trained(5));
        Assert.Equal(one, Trained(16));     // more than there are processors, most likely
    }

    [Fact]
    public void Networks_that_are_trained_at_once_get_the_same_bits_as_one_after_the_other()
    {
        Network[] Networks() => [Create("relu", threads: 3), Create("everything", threads: 3), Create("relu", threads: 4)];
        void Train(Network network) => network.Fit(Examples.Digits(333), new() { Epochs = 2, BatchSize = 50 });

        Network[] alone = Networks(), together = Networks();
        Array.ForEach(alone, Train);

        Thread[] callers = Array.ConvertAll(together, network => new Thread(() => Train(network)));
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());

        Assert.Equal(alone.Select(network => network.Fingerprint), together.Select(network => network.Fingerprint));
    }

    /// <summary>Threads share the outputs of each product when examples are few, and all else is the first one's.</summary>
    [Theory]
    [InlineData("relu")]
    [InlineData("everything")]
    public void A_few_examples_are_the_same_bits_on_any_number_of_threads(string name)
    {
        Network one = Create(name, threads: 1), several = Create(name, threads: 1);

        foreach (int threads in (int[])[2, 3, 5])
        {
            several.Threads = threads;
            foreach (int count in (int[])[1, 2, 3, 7, 8, 15, 40])
            {
                Dataset digits = Examples.Digits(count, seed: (ulong)count);
                Assert.Equal(one.Predict(Examples.Inputs(digits)), several.Predict(Examples.Inputs(digits)));
                Assert.Equal(one.Evaluate(digits).Loss, several.Evaluate(digits).Loss);
            }
        }
    }

    [Fact]
    public void The_compiler_writes_what_a_patient_expert_wrote()
    {
        Dataset digits = Examples.Digits(500);
        HandWrittenMlp expert = new(seed: 7);
        ReluMlp compiled = new(seed: 7);

        expert.Fit(digits, new() { BatchSize = 64 });
        compiled.Fit(digits, new() { BatchSize = 64 });

        for (int p = 0; p < expert.Parameters.Count; p++)
        {
            Assert.Equal(expert.Parameters[p].Name, compiled.Parameters[p].Name);
            float[] expected = expert.Parameters[p].ToArray(), actual = compiled.Parameters[p].ToArray();

            for (int i = 0; i < expected.Length; i++)
                Assert.True(MathF.Abs(expected[i] - actual[i]) <= 1e-4f, $"{expert.Parameters[p].Name}[{i}] is {actual[i]} and the expert's {expected[i]}.");
        }
    }

    [Fact]
    public void Layers_are_views_of_the_parameters()
    {
        ReluMlp network = new(seed: 3);

        network.Hidden2.Weight[5, 7] = 0.25f;
        network.Logits.Bias[3] = -2f;

        Assert.Equal(0.25f, network.Parameters[2][5, 7]);
        Assert.Equal("logits.bias", network.Parameters[5].Name);
        Assert.Equal(-2f, network.Parameters[5][3]);
    }

    private static Network Create(string name, int threads) =>
        name == "relu" ? new ReluMlp(seed: 11) { Threads = threads } : new EverythingMlp(seed: 11) { Threads = threads };
}
