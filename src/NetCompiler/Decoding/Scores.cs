using System;

namespace NetCompiler;

/// <summary>What a step says of each token, as logarithms of probabilities.</summary>
internal static class Scores
{
    /// <summary>log p of one row: of probabilities as they are, of scores z as z − log Σ e^z.</summary>
    public static void LogProbabilities(StepFunction step, int row, Span<double> into)
    {
        ReadOnlySpan<float> output = step.Output.Slice(row * step.OutputSize, step.OutputSize);

        if (step.GivesProbabilities)
        {
            for (int i = 0; i < output.Length; i++)
                into[i] = Math.Log(output[i]);
            return;
        }

        double normalizer = Normalizer(output);
        for (int i = 0; i < output.Length; i++)
            into[i] = output[i] - normalizer;
    }

    /// <summary>log Σ e^z</summary>
    public static double Normalizer(ReadOnlySpan<float> scores)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (float score in scores)
            most = Math.Max(most, score);
        foreach (float score in scores)
            sum += Math.Exp(score - most);
        return most + Math.Log(sum);
    }

    /// <summary>Begins with what was there before: the last token's step leaves the scores of the first one that follows.</summary>
    public static void Read(StepFunction step, ReadOnlySpan<int> prompt)
    {
        if (step.InputSize != 1)
            throw new ArgumentException($"Tokens are numbers, one at each step, but the network takes {step.InputSize} values. Give it an Embedding or OneHot of one number.", nameof(step));
        if (prompt.Length == 0)
            throw new ArgumentException("There is nothing to go on from. Give at least one token, such as the one that stands for the start.", nameof(prompt));

        foreach (int token in prompt)
            Take(step, token);
    }

    /// <summary>The step of a token, the same in all rows.</summary>
    public static void Take(StepFunction step, int token)
    {
        Span<float> inputs = step.Rows <= 64 ? stackalloc float[step.Rows] : new float[step.Rows];
        inputs.Fill(token);
        step.Step(inputs);
    }
}
