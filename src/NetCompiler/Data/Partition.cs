using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// Which examples go into which part, decided by a seed alone: the same on every machine. Every part keeps the order of the examples. With classes, each class is
/// divided in the same proportion, to within one example.
/// </summary>
internal static class Partition
{
    /// <summary>Two parts, the first with round(fraction · n) examples.</summary>
    /// <param name="count">How many examples there are; 2 or more.</param>
    /// <param name="fraction">Between 0 and 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="classes">The class of each example, if classes are to be divided alike.</param>
    public static (int[] First, int[] Second) Split(int count, double fraction, ulong seed, int[]? classes = null)
    {
        if (!(fraction > 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The first part must have a fraction between 0 and 1 of the examples.");

        var isFirst = new bool[count];
        int seen = 0, taken = 0;
        foreach (int[] members in Members(count, seed, classes))
        {
            // The share of all classes so far, less what they have taken: rounding errors do not add up.
            seen += members.Length;
            int take = (int)Math.Round(fraction * seen, MidpointRounding.AwayFromZero) - taken;
            taken += take;
            foreach (int example in members.AsSpan(0, take))
                isFirst[example] = true;
        }

        if (taken == 0 || taken == count)
            throw new ArgumentException($"A fraction of {fraction.ToString(System.Globalization.CultureInfo.InvariantCulture)} of {count} examples leaves one part empty.", nameof(fraction));
        return (Where(isFirst, true), Where(isFirst, false));
    }

    /// <summary>For each fold, the examples outside it and those in it; sizes differ by one at most.</summary>
    /// <param name="count">How many examples there are.</param>
    /// <param name="folds">From 2 to the number of examples.</param>
    /// <param name="seed">Decides which.</param>
    /// <param name="classes">The class of each example, if classes are to be divided alike.</param>
    public static (int[] Training, int[] Test)[] Folds(int count, int folds, ulong seed, int[]? classes = null)
    {
        if (folds < 2 || folds > count)
            throw new ArgumentOutOfRangeException(nameof(folds), folds, $"{count} examples can be divided into 2 to {count} folds.");

        var foldOf = new int[count];
        int dealt = 0;
        foreach (int[] members in Members(count, seed, classes))
            foreach (int example in members)
                foldOf[example] = dealt++ % folds;

        return [.. Enumerable.Range(0, folds).Select(fold => (
            Enumerable.Range(0, count).Where(example => foldOf[example] != fold).ToArray(),
            Enumerable.Range(0, count).Where(example => foldOf[example] == fold).ToArray()))];
    }

    /// <summary>The examples of each class in a random order; all examples as one class where there are none.</summary>
    private static IEnumerable<int[]> Members(int count, ulong seed, int[]? classes)
    {
        int[][] groups = classes is null
            ? [[.. Enumerable.Range(0, count)]]
            : [.. Enumerable.Range(0, count).GroupBy(example => classes[example]).OrderBy(group => group.Key).Select(group => group.ToArray())];

        for (int i = 0; i < groups.Length; i++)
        {
            var order = new int[groups[i].Length];
            RandomOrder.Fill(order, new NumberStream(seed, Purpose.Partition, (ulong)i));
            yield return Array.ConvertAll(order, place => groups[i][place]);
        }
    }

    private static int[] Where(bool[] isFirst, bool value) => [.. Enumerable.Range(0, isFirst.Length).Where(example => isFirst[example] == value)];
}
