using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Decoding;

public sealed class DecodeTests
{
    /// <summary>From 0 the first choice, 1, leads to even odds; the second, 2, surely to 3. After 3 comes 0.</summary>
    private static readonly double[][] Odds = [[.04, .5, .45, .01], [.25, .25, .25, .25], [.01, .01, .01, .97], [.97, .01, .01, .01]];

    [Fact]
    public void Greedy_takes_the_most_probable_token_of_each_step() =>
        Assert.Equal([3, 0, 1, 0], Decode.Greedy(Step(rows: 1), [2], 4));

    [Fact]
    public void A_beam_finds_what_greed_misses()
    {
        Assert.Equal(1, Decode.Greedy(Step(rows: 1), [0], 3).First());
        IReadOnlyList<Hypothesis> found = Decode.Beam(Step(rows: 2), [0], 3);

        Assert.Equal([2, 3, 0], found[0].Tokens);
        Assert.Equal(Math.Log(.45 * .97 * .97), found[0].LogProbability, 1e-5);
        Assert.Equal(2, found.Count);
        Assert.True(found[0].Score >= found[1].Score);
    }

    [Fact]
    public void A_beam_as_wide_as_all_sequences_finds_the_best_of_them()
    {
        var best = (from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 4) select (a, b, c)).MaxBy(s => Odds[1][s.a] * Odds[s.a][s.b] * Odds[s.b][s.c]);
        Assert.Equal([best.a, best.b, best.c], Decode.Beam(Step(rows: 16), [1], 3)[0].Tokens);
    }

    [Fact]
    public void Sequences_end_at_their_end()
    {
        Assert.Equal([3], Decode.Greedy(Step(rows: 1), [2], 10, end: 0));

        Hypothesis found = Decode.Beam(Step(rows: 3), [2], 10, end: 0)[0];
        Assert.Equal([3], found.Tokens);
        Assert.True(found.IsEnded);
        Assert.Equal(Math.Log(.97 * .97), found.LogProbability, 1e-5);
    }

    [Fact]
    public void Long_sequences_win_where_the_mean_counts()
    {
        // Ending at once after 1 is more probable than all of what may follow together.
        Assert.Equal([], Decode.Beam(Step(rows: 4), [1], 6, end: 0)[0].Tokens);
        Assert.True(Decode.Beam(Step(rows: 4), [1], 6, end: 0, lengthPenalty: 1)[0].Tokens.Count > 0);
    }

    [Fact]
    public void Tokens_are_drawn_as_often_as_their_probabilities_say()
    {
        int[] drawn = [.. Enumerable.Range(0, 4000).Select(seed => Decode.Sample(Step(rows: 1), [0], 1, seed: (ulong)seed).Single())];

        for (int token = 0; token < 4; token++)
            Assert.Equal(Odds[0][token], drawn.Count(t => t == token) / 4000.0, .03);
    }

    [Fact]
    public void Scores_and_probabilities_are_drawn_alike()
    {
        var other = new ChainOfProbabilities();
        other.CopyFrom(Network());
        Assert.Equal(Decode.Sample(Step(rows: 1), [0], 30, seed: 5), Decode.Sample(new StepFunction(other), [0], 30, seed: 5));
    }

    [Fact]
    public void The_same_seed_draws_the_same()
    {
        Assert.Equal(Decode.Sample(Step(rows: 1), [0], 40, seed: 7), Decode.Sample(Step(rows: 1), [0], 40, seed: 7));
        Assert.NotEqual(Decode.Sample(Step(rows: 1), [0], 40, seed: 7), Decode.Sample(Step(rows: 1), [0], 40, seed: 8));
    }

    [Theory]
    [InlineData(2, 1, new[] { 1, 2 })]
    [InlineData(int.MaxValue, .9, new[] { 1, 2 })]
    [InlineData(int.MaxValue, .49, new[] { 1 })]
    [InlineData(1, 1, new[] { 1 })]
    public void Only_the_most_probable_tokens_are_left(int topK, double topP, int[] expected)
    {
        var sampling = new Sampling { TopK = topK, TopP = topP };
        Assert.Equal(expected, Enumerable.Range(0, 300).Select(seed => Decode.Sample(Step(rows: 1), [0], 1, sampling, (ulong)seed).Single()).Distinct().Order());
    }

    [Fact]
    public void A_low_temperature_prefers_and_a_high_one_evens_out()
    {
        int Firsts(double temperature) => Enumerable.Range(0, 2000).Count(seed => Decode.Sample(Step(rows: 1), [0], 1, new() { Temperature = temperature }, (ulong)seed).Single() == 3);

        Assert.Equal(0, Firsts(.2));
        Assert.Equal(Math.Pow(.01, .5) / Odds[0].Sum(p => Math.Pow(p, .5)), Firsts(2) / 2000.0, .02);
        Assert.Equal(.25, Firsts(1000) / 2000.0, .04);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Contains("at least one token", Assert.Throws<ArgumentException>(() => Decode.Greedy(Step(rows: 1), [], 3).Count()).Message);
        Assert.Contains("2 rows", Assert.Throws<ArgumentException>(() => Decode.Greedy(Step(rows: 2), [0], 3)).Message);
        Assert.Contains("takes 2 values", Assert.Throws<ArgumentException>(() => Decode.Beam(new StepFunction(new RunningSum()), [0], 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { Temperature = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { TopK = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { TopP = 0 });
    }

    private static StepFunction Step(int rows) => new(Network(), rows);

    private static Chain Network()
    {
        var chain = new Chain();
        chain.Parameters[0].CopyFrom([.. Odds.SelectMany(row => row.Select(p => (float)Math.Log(p)))]);
        return chain;
    }
}
