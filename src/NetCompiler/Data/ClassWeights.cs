using System;
using System.Linq;

namespace NetCompiler;

/// <summary>How much the examples of each class should weigh, where classes are of different sizes.</summary>
public static class ClassWeights
{
    /// <summary>Weights under which all classes weigh the same together, and the mean weight of an example is 1: n / (k · n꜀), for k classes that occur, n꜀ times each.</summary>
    /// <param name="labels">The class of every example, from 0.</param>
    /// <param name="ignoreLabel">The label of examples without a class, the loss's <c>IgnoreLabel</c>: they are left out of n and of every n꜀.</param>
    /// <returns>A weight per class, by label; 0 for one that does not occur.</returns>
    /// <exception cref="ArgumentException">There is no label, or a negative one that is not ignored.</exception>
    public static float[] Balanced(ReadOnlySpan<int> labels, int? ignoreLabel = null)
    {
        long[] counts = Counts(labels, ignoreLabel);
        long occurring = counts.Count(count => count > 0), all = counts.Sum();
        return all > 0 ? Array.ConvertAll(counts, count => count == 0 ? 0f : (float)((double)all / ((double)occurring * count)))
            : throw new ArgumentException("There are no labels to weigh.", nameof(labels));
    }

    /// <summary>The same for the classes of a dataset.</summary>
    /// <param name="data">The examples; the training part.</param>
    /// <param name="target">Which target holds the classes: one label per example, or one-hot.</param>
    /// <param name="ignoreLabel">The label of examples without a class, the loss's <c>IgnoreLabel</c>, which are not counted.</param>
    /// <exception cref="ArgumentException">There is no example, or the target does not hold classes.</exception>
    public static float[] Balanced(Dataset data, int target = 0, int? ignoreLabel = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Balanced(data.ClassesOf(target), ignoreLabel);
    }

    private static long[] Counts(ReadOnlySpan<int> labels, int? ignoreLabel)
    {
        var counts = new long[2];
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == ignoreLabel)
                continue;
            if (labels[i] < 0)
                throw new ArgumentException($"Labels count from 0, but label {i} is {labels[i]}.", nameof(labels));
            if (labels[i] >= counts.Length)
                Array.Resize(ref counts, checked(labels[i] + 1));
            counts[labels[i]]++;
        }

        return counts;
    }
}
