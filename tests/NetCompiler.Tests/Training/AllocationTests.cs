using System;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public class AloneInTheProcess;

/// <summary>Runs alone, so that no other test occupies the workers.</summary>
[Collection(nameof(AloneInTheProcess))]
public class AllocationTests
{
    private const int WarmUp = 20, Steps = 100;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(4)]
    public void A_training_step_allocates_nothing_on_any_thread(int threads) =>
        AllocationMeter.AssertStepsAllocateNothing(new HandWrittenMlp { Threads = threads });

    [Theory]
    [InlineData(1), InlineData(4)]
    public void Nor_does_a_step_that_takes_every_care(int threads) => AllocationMeter.AssertStepsAllocateNothing(new HandWrittenMlp { Threads = threads }, new()
    {
        BatchesPerStep = 2,
        ClipNorm = 1f,
        ClipValue = 1f,
        DetectAnomalies = true,
        Groups = [new("*.weight") { L1 = 1e-5f, L2 = 1e-4f }, new("*.bias") { WeightDecay = 0f }, new("hidden1*") { LearningRate = 1e-4f }],
    });

    [Fact]
    public void A_step_of_ones_own_loop_allocates_nothing()
    {
        var network = new HandWrittenMlp();
        var optimizer = new Adam();
        Dataset batch = Examples.Digits(16);

        void Step()
        {
            network.Gradients(batch);
            optimizer.Step(network);
        }

        for (int i = 0; i < WarmUp; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Steps; i++)
            Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Nor_does_a_step_through_time() => AllocationMeter.AssertStepsAllocateNothing(new MinimalGatedUnit(seed: 1) { Threads = 2 }, RecurrentTests.RunningMeans(1600));

    [Fact]
    public void A_prediction_into_a_span_allocates_nothing()
    {
        var network = new HandWrittenMlp();
        var inputs = new float[784 * 3];
        var outputs = new float[10 * 3];
        for (int i = 0; i < 100; i++)
            network.Predict(inputs, outputs);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            network.Predict(inputs, outputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
