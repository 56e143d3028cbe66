using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>The rows of a step function as the beams of a search.</summary>
internal sealed class BeamSearch(StepFunction step, int? end, double lengthPenalty)
{
    private readonly double[] _scores = new double[step.OutputSize];
    private readonly List<Hypothesis> _ended = [];

    /// <summary>A sequence under way, and the row that has come so far.</summary>
    private sealed record Beam(int Row, int[] Tokens, double LogProbability);

    public IReadOnlyList<Hypothesis> Search(int length)
    {
        Beam[] beams = [new Beam(0, [], 0)];

        for (int i = 0; i < length && beams.Length > 0; i++)
        {
            beams = Continue(beams);
            if (i < length - 1 && beams.Length > 0)
                Step(ref beams);
        }

        return [.. _ended.Concat(beams.Select(beam => Rated(beam.Tokens, beam.LogProbability, isEnded: false))).OrderByDescending(found => found.Score).Take(step.Rows)];
    }

    /// <summary>The most probable continuations of all beams, as many as have not ended yet; those that end now are put aside with their places.</summary>
    private Beam[] Continue(Beam[] beams)
    {
        int width = step.Rows - _ended.Count;
        List<(Beam Beam, int Token, double LogProbability)> all = [];

        foreach (Beam beam in beams)
        {
            Scores.LogProbabilities(step, beam.Row, _scores);
            all.AddRange(Enumerable.Range(0, _scores.Length).OrderByDescending(token => _scores[token]).Take(width).Select(token => (beam, token, beam.LogProbability + _scores[token])));
        }

        List<Beam> next = [];

        foreach ((Beam beam, int token, double logProbability) in all.OrderByDescending(c => c.LogProbability).Take(width))
            if (token == end)
                _ended.Add(Rated(beam.Tokens, logProbability, isEnded: true));
            else
                next.Add(new Beam(beam.Row, [.. beam.Tokens, token], logProbability));

        return [.. next];
    }

    /// <summary>Each beam takes the row of its number; rows without a beam repeat the first.</summary>
    private void Step(ref Beam[] beams)
    {
        Beam[] kept = beams;
        int[] rows = [.. Enumerable.Range(0, step.Rows).Select(row => kept[row < kept.Length ? row : 0].Row)];
        float[] tokens = [.. Enumerable.Range(0, step.Rows).Select(row => (float)kept[row < kept.Length ? row : 0].Tokens[^1])];

        step.Select(rows);
        step.Step(tokens);
        beams = [.. kept.Select((beam, row) => beam with { Row = row })];
    }

    private Hypothesis Rated(int[] tokens, double logProbability, bool isEnded) =>
        new(tokens, logProbability, logProbability / Math.Pow(Math.Max(tokens.Length + (isEnded ? 1 : 0), 1), lengthPenalty), isEnded);
}
