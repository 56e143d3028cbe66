using System;

namespace NetCompiler;

/// <summary>Which class the scores of an answer name.</summary>
internal static class Answer
{
    /// <summary>Several scores name the class of the largest, one score class 1 where it reaches the threshold and class 0 where it does not.</summary>
    public static int Of(ReadOnlySpan<float> scores, float threshold) => scores.Length == 1 ? AtLeast(scores[0], threshold) : Largest(scores);

    /// <summary>1 where the value reaches the threshold, else 0.</summary>
    public static int AtLeast(float value, float threshold) => value >= threshold ? 1 : 0;

    /// <summary>The index of the largest score, the first of several; NaN counts as the smallest.</summary>
    public static int Largest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best] || (float.IsNaN(scores[best]) && !float.IsNaN(scores[i])))
                best = i;
        return best;
    }

    /// <summary>At which place the scores put a class, from 0: how many other classes come before it. Of equal scores the first comes first; NaN comes last.</summary>
    public static int Place(ReadOnlySpan<float> scores, int @class)
    {
        int before = 0;
        for (int i = 0; i < scores.Length; i++)
            if (i != @class && IsBefore(scores[i], scores[@class], i < @class))
                before++;
        return before;
    }

    private static bool IsBefore(float score, float other, bool comesFirst)
    {
        if (float.IsNaN(score) || float.IsNaN(other))
            return float.IsNaN(other) && (!float.IsNaN(score) || comesFirst);
        return score > other || (score == other && comesFirst);
    }
}
