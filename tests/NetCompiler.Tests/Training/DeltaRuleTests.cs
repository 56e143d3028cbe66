using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>The OR gate, learnt by a linear unit without a bias: Δw = (t − p)·x after every example.</summary>
public class DeltaRuleTests
{
    [Fact]
    public void Is_gradient_descent_with_a_rate_of_one_half_on_the_squared_error()
    {
        var network = new LinearUnit();
        network.Parameters[0].CopyFrom([.1f, -.2f]);
        var losses = new List<float>();
        var weights = new List<float[]>();

        network.Fit(Dataset.From([0, 0, 0, 1, 1, 0, 1, 1], [0f, 1f, 1f, 1f], count: 4), new()
        {
            BatchSize = 1,
            Shuffle = false,
            Optimizer = new Sgd(.5f),
            Progress = step =>
            {
                losses.Add(step.BatchLoss / 2);    // ½(t − p)²
                weights.Add(network.Parameters[0].ToArray());
            },
        });

        AssertClose([0f, .72f, .405f, .5f], losses);
        AssertClose([.1f, -.2f, .1f, 1f, 1f, 1f, 0f, 0f], weights.SelectMany(w => w));
    }

    private static void AssertClose(IEnumerable<float> expected, IEnumerable<float> actual) =>
        Assert.All(expected.Zip(actual, (e, a) => (e, a)), pair => Assert.Equal(pair.e, pair.a, 1e-6f));
}
