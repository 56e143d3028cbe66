using System;
using System.Collections.Generic;
using System.Linq;

namespace Translate.Sentences;

/// <summary>
/// How much translations have in common with others' (Papineni et al. 2002), over all sentences together:
/// <code>
/// BLEU = min(1, exp(1 − wanted/found)) · (p₁·p₂·p₃·p₄)^¼     pₙ = of all stretches of n words that were found, the share that is in the wanted sentence, each as often as it is there
/// </code>
/// wanted and found are numbers of words. 0 if nothing of four words is right; 1 if all is.
/// </summary>
internal static class Bleu
{
    private const int Longest = 4;

    public static double Of(IReadOnlyList<(string[] Found, string[] Wanted)> sentences)
    {
        double precision = 0;

        for (int n = 1; n <= Longest; n++)
        {
            int right = sentences.Sum(s => Common(Count(s.Found, n), Count(s.Wanted, n))), all = sentences.Sum(s => Math.Max(s.Found.Length - n + 1, 0));
            if (right == 0)
                return 0;
            precision += Math.Log((double)right / all) / Longest;
        }

        int found = sentences.Sum(s => s.Found.Length), wanted = sentences.Sum(s => s.Wanted.Length);
        return Math.Min(1, Math.Exp(1 - (double)wanted / found)) * Math.Exp(precision);
    }

    private static Dictionary<string, int> Count(string[] words, int n) =>
        Enumerable.Range(0, Math.Max(words.Length - n + 1, 0)).CountBy(i => string.Join(' ', words.AsSpan(i, n).ToArray())).ToDictionary(StringComparer.Ordinal);

    private static int Common(Dictionary<string, int> found, Dictionary<string, int> wanted) => found.Sum(pair => Math.Min(pair.Value, wanted.GetValueOrDefault(pair.Key)));
}
