using System.Linq;
using NetCompiler.Benchmarks;
using Xunit;

namespace NetCompiler.Tests.Benchmarks;

/// <summary>What the command line of the comparison with PyTorch can say, and what it answers to the rest.</summary>
public sealed class PeersOptionsTests
{
    [Fact]
    public void Without_arguments_everything_is_compared_on_one_thread_and_on_two()
    {
        PeersOptions options = PeersOptions.Parse([]);

        Assert.Equal([1, 2], options.Threads);
        Assert.Equal(4, options.Rounds);
        Assert.Equal(Workload.All.SelectMany(workload => workload.Cases), options.Cases);
    }

    [Fact]
    public void Workloads_batches_and_kinds_choose_cases()
    {
        PeersOptions options = PeersOptions.Parse(["w1", "Deep", "--only", "train", "--batch", "16,32", "--threads", "2", "--rounds", "7"]);

        Assert.Equal(["W1 batch=32 train", "Deep batch=16 train"], options.Cases.Select(@case => @case.ToString()));
        Assert.Equal([2], options.Threads);
        Assert.Equal(7, options.Rounds);
    }

    [Theory]
    [InlineData("W99", "There is no workload W99, only W1, ")]
    [InlineData("--thread 1", "There is no option --thread, only --threads, ")]
    [InlineData("--threads", "--threads needs a value.")]
    [InlineData("--threads 1,0", "--threads takes whole numbers from 1, but got 0.")]
    [InlineData("--rounds many", "--rounds takes whole numbers from 1, but got many.")]
    [InlineData("--seconds NaN", "--seconds takes a positive number, but got NaN.")]
    [InlineData("--only guess", "--only takes train or predict, but got guess.")]
    [InlineData("W10 --batch 7", "No case has a batch size of 7, only W10 batch=32 train, ")]
    public void What_cannot_be_understood_is_named_with_what_can(string arguments, string answer)
    {
        var error = Assert.Throws<UsageException>(() => PeersOptions.Parse(arguments.Split(' ')));

        Assert.StartsWith(answer, error.Message);
    }
}
