using System;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

public class ParameterGroupTests
{
    private static readonly Dataset Flat = Plane.Slopes([0, 0, 0, 0, 0]), Ones = Plane.Slopes([1, 1, 1, 1, 1]);

    [Theory]
    [InlineData("hidden.weight", true), InlineData("*", true), InlineData("hidden*", true), InlineData("*.weight", true), InlineData("*dden*we*t", true)]
    [InlineData("hidden", false), InlineData("*.bias", false), InlineData("Hidden*", false), InlineData("*weights", false), InlineData("hidden.weight*t", false)]
    public void A_star_stands_for_any_characters(string pattern, bool matches) => Assert.Equal(matches, new ParameterGroup(pattern).Matches("hidden.weight"));

    [Fact]
    public void Each_group_has_its_learning_rate_and_its_decay()
    {
        var network = new Plane(1, 1, 1, 1, 1);
        network.Fit(Ones, new() { Optimizer = new Sgd(.25f, weightDecay: .5f), Groups = [new("*.bias") { LearningRate = .5f }, new("a*") { WeightDecay = 0f }] });

        // a: 1 − ¼·1; b: 1 − ½·(1 + ½·1).
        Assert.Equal([.75f, .75f, .75f, .25f, .25f], network.Theta);
    }

    [Fact]
    public void Of_several_groups_that_match_the_last_to_give_a_setting_decides()
    {
        var network = new Plane();
        network.Fit(Ones, new() { Optimizer = new Sgd(1f), Groups = [new("*") { LearningRate = .5f, Frozen = true }, new("b*") { Frozen = false }, new("*s") { LearningRate = .25f }] });
        Assert.Equal([0f, 0f, 0f, -.25f, -.25f], network.Theta);
    }

    [Fact]
    public void L1_pulls_towards_zero_by_the_sign_and_L2_by_the_value()
    {
        float[] start = [2, -2, 0, 4, -1];
        var network = new Plane(start);
        TrainingProgress last = default;
        network.Fit(Flat, new() { Optimizer = new Sgd(.5f), Groups = [new("a*") { L1 = .5f }, new("b*") { L2 = .25f }], Progress = step => last = step });

        Assert.Equal([1.75f, -1.75f, 0f, 3.5f, -.875f], network.Theta);
        Assert.Equal(.5 * 4 + .5 * .25 * 17, last.Penalty);
        Assert.Equal(0f, last.BatchLoss);
    }

    [Fact]
    public void The_gradient_of_a_penalty_is_what_differences_say()
    {
        var network = new ReluMlp(seed: 2);
        Dataset data = Examples.Digits(16);
        TrainingOptions options = new() { BatchSize = 16, Optimizer = new Sgd(1e-3f), Groups = [new("*.weight") { L1 = .01f, L2 = .5f }], MeasureGradientNorm = true };
        float[] start = Examples.Values(network);

        double Objective()
        {
            double objective = 0;    // a step so short moves nothing that a float can show
            network.Fit(data, options with { Optimizer = new Sgd(1e-30f), Progress = step => objective = step.BatchLoss + step.Penalty });
            return objective;
        }

        double before = Objective(), squared = 0;
        network.Fit(data, options with { Progress = step => squared = Math.Pow(step.GradientNorm!.Value, 2) });
        double after = Objective();

        // A short step of length η·‖g‖ against the gradient lowers the objective by η·‖g‖².
        Assert.Equal(1.0, (before - after) / (1e-3 * squared), .05);
        Assert.NotEqual(start, Examples.Values(network));
    }

    [Fact]
    public void Frozen_groups_neither_move_nor_count_in_the_norm()
    {
        var network = new Plane(5, 5, 5, 5, 5);
        TrainingProgress last = default;
        network.Fit(Plane.Slopes([30, 40, 0, 3, 4]), new() { Optimizer = new Sgd(1f, weightDecay: .125f), Groups = [new("a.*") { Frozen = true, L1 = 1f }], MeasureGradientNorm = true, Progress = step => last = step });

        Assert.Equal([5f, 5f, 5f, 5f - 3f - .625f, 5f - 4f - .625f], network.Theta);
        Assert.Equal(5f, last.GradientNorm);
        Assert.Equal(0, last.Penalty);
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_refused_with_the_names()
    {
        var error = Assert.Throws<ArgumentException>(() => new Plane().Fit(Ones, new() { Groups = [new("encoder*") { Frozen = true }] }));
        Assert.Contains("No parameter of Plane matches the group \"encoder*\". There are: a.weight, b.bias.", error.Message);
    }

    [Fact]
    public void Something_must_be_left_to_train()
    {
        var error = Assert.Throws<ArgumentException>(() => new Plane().Fit(Ones, new() { Groups = [new("*") { Frozen = true }] }));
        Assert.Contains("All parameters of Plane are frozen", error.Message);
    }

    [Fact]
    public void Settings_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new ParameterGroup(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup("*") { LearningRate = 0f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup("*") { WeightDecay = -1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup("*") { L1 = float.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup("*") { L2 = -1f });
    }
}
