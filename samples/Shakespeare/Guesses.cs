using System;
using NetCompiler;

namespace Shakespeare;

/// <summary>How well the network that goes character by character guesses the held-out text.</summary>
internal static class Guesses
{
    /// <summary>Stretches of the text that are gone through side by side.</summary>
    private const int Rows = 8;

    /// <summary>The mean of −log p(next character | all before it in its stretch), in nats.</summary>
    public static double Loss(Network writer, ReadOnlySpan<int> text)
    {
        var step = new StepFunction(writer, Rows);
        var characters = new float[Rows];
        int length = (text.Length - 1) / Rows;
        double sum = 0;

        for (int t = 0; t < length; t++)
        {
            for (int row = 0; row < Rows; row++)
                characters[row] = text[row * length + t];

            step.Step(characters);
            for (int row = 0; row < Rows; row++)
                sum -= step.LogProbability(row, text[row * length + t + 1]);
        }

        return sum / (length * Rows);
    }
}
