using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>Goes on with a sequence of tokens by what a network says of the next one: by chance, or in the most probable way.</summary>
public static class Decode
{
    /// <summary>Draws one token after the other.</summary>
    /// <param name="step">Takes the number of a token and gives scores or probabilities of the next one; one row. Goes on from its states: <see cref="StepFunction.Reset"/> it for a new sequence.</param>
    /// <param name="prompt">What comes before, at least one token.</param>
    /// <param name="length">How many tokens are drawn at most.</param>
    /// <param name="sampling">How; <see cref="Sampling.Plain"/> by default.</param>
    /// <param name="seed">Decides what is drawn.</param>
    /// <param name="end">The token that ends a sequence; it is not returned.</param>
    /// <returns>The tokens after the prompt, as they are drawn.</returns>
    /// <exception cref="ArgumentException">The step function has several rows or takes no token, or the prompt is empty.</exception>
    public static IEnumerable<int> Sample(StepFunction step, IReadOnlyList<int> prompt, int length, Sampling? sampling = null, ulong seed = 0, int? end = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (step.Rows != 1)
            throw new ArgumentException($"One sequence is drawn at a time, but the step function has {step.Rows} rows.", nameof(step));

        return Drawn(step, [.. prompt], length, sampling ?? Sampling.Plain, seed, end);
    }

    /// <summary>The most probable token at each step.</summary>
    /// <inheritdoc cref="Sample"/>
    public static IEnumerable<int> Greedy(StepFunction step, IReadOnlyList<int> prompt, int length, int? end = null) => Sample(step, prompt, length, Sampling.Greedy, seed: 0, end);

    /// <summary>
    /// Beam search: at each step the most probable continuations of all that were kept before, as many as the step function has rows.
    /// <code>
    /// score = log p(tokens | prompt) / lengthᵃ
    /// </code>
    /// </summary>
    /// <param name="step">Takes the number of a token and gives scores or probabilities of the next one; its rows are the width of the beam.</param>
    /// <param name="prompt">What comes before, at least one token.</param>
    /// <param name="length">How many tokens follow at most.</param>
    /// <param name="end">The token that ends a sequence; it counts in the score and is not returned.</param>
    /// <param name="lengthPenalty">a: 0, by default, leaves the logarithm as it is, which favours short sequences; 1 takes the mean of each token's.</param>
    /// <returns>The best sequences that were found, the best one first; at least one, at most as many as there are rows.</returns>
    /// <exception cref="ArgumentException">The step function takes no token, or the prompt is empty.</exception>
    public static IReadOnlyList<Hypothesis> Beam(StepFunction step, IReadOnlyList<int> prompt, int length, int? end = null, double lengthPenalty = 0)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);

        Scores.Read(step, [.. prompt]);
        return new BeamSearch(step, end, lengthPenalty).Search(length);
    }

    private static IEnumerable<int> Drawn(StepFunction step, int[] prompt, int length, Sampling sampling, ulong seed, int? end)
    {
        Scores.Read(step, prompt);
        var draw = new TokenDraw(sampling, step.OutputSize);
        var scores = new double[step.OutputSize];

        for (int i = 0; i < length; i++)
        {
            Scores.LogProbabilities(step, row: 0, scores);
            int token = draw.Draw(scores, new NumberStream(seed, Purpose.Decoding, (ulong)i).Between(0, 1));
            if (token == end)
                yield break;

            yield return token;
            Scores.Take(step, token);
        }
    }
}
