using System;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>One score.</summary>
[Network]
[Input(1), Dense(1), Hinge]
public sealed partial class Side;

/// <summary>What a hinge loss asks of its targets, which only the data shows.</summary>
public sealed class HingeTests
{
    private static readonly float[] X = [-2, -1, 1, 2];

    [Fact]
    public void Targets_of_minus_one_and_one_are_learnt()
    {
        Side model = new(seed: 1);
        model.Fit(Dataset.From(X, [-1f, -1, 1, 1], 4), new() { Epochs = 60, BatchSize = 4, Optimizer = new Sgd(0.5f) });

        Assert.Equal(0, model.Evaluate(Dataset.From(X, [-1f, -1, 1, 1], 4)).Loss, 1e-5);
    }

    [Fact]
    public void A_target_of_zero_is_refused_with_what_to_do()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Side(seed: 1).Fit(Dataset.From(X, [1f, 0, 0, 1], 4)));

        Assert.Contains("compares scores with targets of −1 and 1", refused.Message);
        Assert.Contains("example 1 has a 0. Write −1 for no: 2·y − 1", refused.Message);
    }
}
