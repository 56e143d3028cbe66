using System;
using System.Linq;

namespace Translate.Sounds;

/// <summary>How far a sequence is from another.</summary>
internal static class Errors
{
    /// <summary>The fewest elements that have to be put in, left out or changed (Levenshtein 1966).</summary>
    public static int Between(int[] found, int[] wanted)
    {
        int[] row = [.. Enumerable.Range(0, wanted.Length + 1)];

        for (int i = 0; i < found.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < wanted.Length; j++)
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (found[i] == wanted[j] ? 0 : 1)));
        }

        return row[^1];
    }
}
