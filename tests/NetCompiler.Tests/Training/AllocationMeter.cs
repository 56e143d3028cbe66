using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>What each worker has allocated since it began.</summary>
internal sealed class AllocationMeter(int threads) : IWork
{
    private const int WarmUp = 20, Steps = 100, Batch = 16;

    private long[] Bytes { get; } = new long[threads];

    public void Run(Share share) => Bytes[share.Index] = System.GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Holds a network's training steps, after a few to warm up, to zero bytes on every one of its threads.</summary>
    public static void AssertStepsAllocateNothing(Network network, TrainingOptions? options = null) => AssertStepsAllocateNothing(network, Examples.Digits(Steps * Batch), options);

    /// <summary>The same on examples of one's own, 1 600 of them.</summary>
    public static void AssertStepsAllocateNothing(Network network, Dataset data, TrainingOptions? options = null)
    {
        AllocationMeter before = new(network.Threads), after = new(network.Threads);

        void Measure(TrainingProgress progress)
        {
            if (progress.Step == WarmUp)
                Workers.Run(before, network.Threads);
            if (progress.Step == Steps)
                Workers.Run(after, network.Threads);
        }

        options ??= new();
        network.Fit(data, options with { BatchSize = Batch / options.BatchesPerStep, Progress = Measure });

        Assert.All(before.Bytes, bytes => Assert.True(bytes > 0));
        Assert.Equal(before.Bytes, after.Bytes);
    }
}
