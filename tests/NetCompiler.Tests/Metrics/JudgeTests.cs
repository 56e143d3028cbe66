using System;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>Which answers count as right, for every kind of output and target.</summary>
public class JudgeTests
{
    private const int Batch = 3;

    [Fact]
    public void The_largest_of_the_classes_is_the_answer() =>
        Assert.Equal(2, Right(Response.Softmax, outputs: [[1, 3, 2], [5, 4, 4], [0, 0, 9]], labels: [1, 2, 2]));

    [Fact]
    public void A_tie_goes_to_the_first_class() =>
        Assert.Equal(1, Right(Response.Softmax, outputs: [[2, 2, 2], [2, 2, 2], [2, 2, 2]], labels: [0, 1, 2]));

    [Fact]
    public void Probabilities_as_targets_name_their_largest_class() =>
        Assert.Equal(2, Right(Response.Softmax, outputs: [[1, 3, 2], [5, 4, 4], [0, 0, 9]], targets: [[0, 1, 0], [.5f, .4f, .1f], [1, 0, 0]]));

    [Fact]
    public void Yes_or_no_is_decided_at_one_half_element_by_element() =>
        Assert.Equal(5, Right(Response.Sigmoid, outputs: [[.5f, .4f], [.9f, .9f], [.1f, .2f]], targets: [[1, 0], [1, 0], [0, 0]]));

    [Fact]
    public void Scores_of_classes_are_judged_like_probabilities() =>
        Assert.Equal(2, Right(Response.Largest, outputs: [[-1, -3, -2], [-5, -4, -4.5f], [0, 0, 9]], labels: [0, 2, 2]));

    [Theory]
    [InlineData(-1f), InlineData(0f)]
    public void A_score_of_yes_is_judged_by_its_sign_element_by_element(float no) =>
        Assert.Equal(4, Right(Response.Sign, outputs: [[.1f, -.4f], [7, .9f], [-.1f, 0]], targets: [[1, no], [1, no], [no, no]]));

    [Fact]
    public void Answers_without_a_target_are_none()
    {
        Assert.Equal((1, 2), Judged(Response.Softmax, outputs: [[1, 3, 2], [5, 4, 4], [0, 0, 9]], labels: [1, -1, 1]));
        Assert.Equal((3, 4), Judged(Response.Sigmoid, outputs: [[.5f, .4f], [.9f, .9f], [.1f, .2f]], targets: [[1, float.NaN], [1, 0], [float.NaN, 0]]));
        Assert.Equal((1, 1), Judged(Response.Largest, outputs: [[1, 3, 2], [5, 4, 4], [0, 0, 9]], targets: [[0, 1, 0], [float.NaN, 1, 0], [float.NaN, float.NaN, float.NaN]]));
    }

    private static long Right(Response response, float[][] outputs, int[]? labels = null, float[][]? targets = null)
    {
        (long right, long answers) = Judged(response, outputs, labels, targets);
        Assert.Equal(labels?.Length ?? (response is Response.Softmax or Response.Largest ? Batch : Batch * outputs[0].Length), answers);
        return right;
    }

    private static (long Right, long Answers) Judged(Response response, float[][] outputs, int[]? labels = null, float[][]? targets = null)
    {
        int width = outputs[0].Length;
        TargetSlot target = labels is null
            ? new("y", TargetKind.Values, [width], classes: 0, at: 16, stride: 16, ignoresMissing: true)
            : new("y", TargetKind.Labels, [], classes: width, at: 16, stride: 1, ignoredLabel: -100);
        OutputSlot output = new("y", [width], at: 0, stride: 16, response, target: 0);
        NetworkDefinition definition = new()
        {
            Name = "Judged",
            Inputs = [],
            Targets = [target],
            Outputs = [output],
            Parameters = [],
            States = [],
            ParameterFloats = 0,
            StateFloats = 0,
            TrainingFloats = 0,
            PredictionFloats = 32,
            SharedFloats = 0,
            LossAt = -1,
        };

        var memory = new Arena(32 * Batch);
        Pass pass = Pass.Over(Arena.Empty, Arena.Empty, Arena.Empty, memory, Arena.Empty, Batch, Batch, Share.Alone, accumulate: false, default);
        for (int b = 0; b < Batch; b++)
        {
            outputs[b].AsSpan().CopyTo(pass.Rows(0, 16).Span(b, width));
            targets?[b].AsSpan().CopyTo(pass.Rows(16, 16).Span(b, width));
            if (labels is not null)
            {
                Labels wanted = pass.Labels(16);
                wanted[b] = labels[b];
            }
        }

        return Judge.Predicted(pass, output, definition);
    }
}
