using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Decoding;

public sealed class StepFunctionTests
{
    [Fact]
    public void Step_by_step_gives_what_the_whole_sequence_gives()
    {
        var whole = new WholeSequence(seed: 3);
        var one = new OneStep(seed: 4);
        one.CopyFrom(whole);
        var step = new StepFunction(one);
        float[] tokens = [2, 0, 3, 3, 1], expected = whole.Predict(tokens);

        for (int round = 0; round < 2; round++)
        {
            for (int t = 0; t < tokens.Length; t++)
            {
                float[] scores = step.Step([tokens[t]]).ToArray();
                Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(expected[4 * t + i], scores[i], 1e-6));
            }

            step.Reset();
        }
    }

    [Fact]
    public void Rows_go_side_by_side_and_can_take_the_states_of_others()
    {
        var step = new StepFunction(new RunningSum(), rows: 2);
        step.SetConstant(0, [100, 200]);
        Assert.Equal([101f, 202f, 110f, 220f], step.Step([1, 2, 10, 20]).ToArray());
        Assert.Equal([1f, 2f, 10f, 20f], step.State(0).ToArray());

        step.Select([1, 1]);
        Assert.Equal([10f, 20f, 10f, 20f], step.State(0).ToArray());
        step.Select([1, 0]);
        Assert.Equal([111f, 220f, 110f, 221f], step.Step([1, 0, 0, 1]).ToArray());

        step.SetState(0, [5, 6]);
        Assert.Equal([5f, 6f, 5f, 6f], step.State(0).ToArray());
        step.Reset();
        Assert.Equal([0f, 0f, 0f, 0f], step.State(0).ToArray());
    }

    [Theory]
    [InlineData(4f)]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    public void A_number_that_a_table_has_no_row_for_is_refused_and_changes_nothing(float token)
    {
        var step = new StepFunction(new OneStep(seed: 4), rows: 2);
        step.Step([1, 3]);
        float[] state = step.State(0).ToArray();
        Assert.Contains("has a table of 4 rows for its input token [1]", Assert.Throws<ArgumentException>(() => step.Step([0, token])).Message);
        Assert.Equal(state, step.State(0).ToArray());
        step.Step([-1, 0]);
    }

    [Fact]
    public void A_network_that_keeps_its_states_is_no_step_function() =>
        Assert.Contains("call Network.PredictNext", Assert.Throws<ArgumentException>(() => new StepFunction(new Generated.Echo())).Message);

    [Fact]
    public void Rows_that_swap_states_lose_none()
    {
        var step = new StepFunction(new RunningSum(), rows: 3);
        step.SetState(0, [1, 2, 3, 4, 5, 6]);
        step.Select([2, 0, 1]);
        Assert.Equal([5f, 6f, 1f, 2f, 3f, 4f], step.State(0).ToArray());
    }

    [Fact]
    public void Scores_and_probabilities_have_the_same_logarithms()
    {
        var chain = new Chain(seed: 3);
        var same = new ChainOfProbabilities();
        same.CopyFrom(chain);
        StepFunction scores = new(chain, rows: 2), probabilities = new(same, rows: 2);
        scores.Step([1, 3]);
        probabilities.Step([1, 3]);

        for (int token = 0; token < 4; token++)
            Assert.Equal(scores.LogProbability(1, token), probabilities.LogProbability(1, token), 1e-6);
        Assert.Equal(1, Enumerable.Range(0, 4).Sum(token => Math.Exp(scores.LogProbability(0, token))), 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => scores.LogProbability(0, 4));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var step = new StepFunction(new RunningSum(), rows: 3);
        float[] inputs = [1, 2, 3, 4, 5, 6];
        int[] rows = [2, 0, 1];

        void Step()
        {
            step.Step(inputs);
            step.Select(rows);
        }

        for (int i = 0; i < 20; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_network_that_does_not_hand_its_states_on_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => new StepFunction(new Forgetful())).Message;
        Assert.Contains("Forgetful is no step function", message);
        Assert.Contains("state [2]", message);
        Assert.Contains("before [3]", message);
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        var step = new StepFunction(new RunningSum(), rows: 2);
        Assert.Contains("takes 2 · 2 values, but 3 were given", Assert.Throws<ArgumentException>(() => step.Step([1, 2, 3])).Message);
        Assert.Contains("before takes 2 values for each of 2 rows", Assert.Throws<ArgumentException>(() => step.SetState(0, [1, 2, 3])).Message);
        Assert.Contains("There are 1 states", Assert.Throws<ArgumentOutOfRangeException>(() => step.SetState(1, [1, 2])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => step.Select([0, 2]));
        Assert.Throws<ArgumentException>(() => step.Select([0]));
    }

    [Fact]
    public void Weights_are_copied_by_name_or_not_at_all()
    {
        var chain = new Chain(seed: 1);
        float[] before = [.. chain.Parameters.SelectMany(p => p.ToArray())];
        string message = Assert.Throws<ArgumentException>(() => chain.CopyFrom(new OneStep())).Message;
        Assert.Contains("OneStep does not fit Chain, so nothing was copied: it has no embedding1.weight", message);
        Assert.Equal(before, chain.Parameters.SelectMany(p => p.ToArray()));

        var same = new ChainOfProbabilities(seed: 2);
        same.CopyFrom(chain);
        Assert.Equal(before, same.Parameters.SelectMany(p => p.ToArray()));
    }
}
