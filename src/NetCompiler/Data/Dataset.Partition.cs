using System;
using System.Collections.Generic;

namespace NetCompiler;

public sealed partial class Dataset
{
    /// <summary>Divides at random into two parts: round(<paramref name="fraction"/> · n) examples, and the others. The same on every machine.</summary>
    /// <param name="fraction">How much the first part has, between 0 and 1.</param>
    /// <param name="seed">Decides which examples.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, ulong seed) => Select(Partition.Split(Count, fraction, seed));

    /// <summary>Like <see cref="Split(double, ulong)"/>, but each class is divided in the same proportion, to within one example.</summary>
    /// <param name="fraction">How much the first part has, between 0 and 1.</param>
    /// <param name="seed">Decides which examples.</param>
    /// <param name="target">Which target holds the classes: one label per example, or one-hot.</param>
    /// <exception cref="ArgumentException">A part would be empty, or the target does not hold classes.</exception>
    public (Dataset First, Dataset Second) StratifiedSplit(double fraction, ulong seed, int target = 0) =>
        Select(Partition.Split(Count, fraction, seed, ClassesOf(target)));

    /// <summary>Divides at random into folds whose sizes differ by one at most; each is the test part once, with all others to train with.</summary>
    /// <param name="folds">How many; from 2 to the number of examples.</param>
    /// <param name="seed">Decides which examples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few examples for that many folds, or fewer than two folds.</exception>
    public IReadOnlyList<(Dataset Training, Dataset Test)> KFold(int folds, ulong seed) => Array.ConvertAll(Partition.Folds(Count, folds, seed), Select);

    /// <summary>Like <see cref="KFold"/>, but every fold has its share of each class, to within one example.</summary>
    /// <param name="folds">How many; from 2 to the number of examples.</param>
    /// <param name="seed">Decides which examples.</param>
    /// <param name="target">Which target holds the classes: one label per example, or one-hot.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few examples for that many folds, or fewer than two folds.</exception>
    /// <exception cref="ArgumentException">The target does not hold classes.</exception>
    public IReadOnlyList<(Dataset Training, Dataset Test)> StratifiedKFold(int folds, ulong seed, int target = 0) =>
        Array.ConvertAll(Partition.Folds(Count, folds, seed, ClassesOf(target)), Select);

    /// <summary>The class of every example.</summary>
    internal int[] ClassesOf(int target)
    {
        if ((uint)target >= (uint)_targets.Length)
            throw new ArgumentOutOfRangeException(nameof(target), target, $"The dataset has {_targets.Length} targets.");

        var classes = new int[Count];
        var values = new float[_targets[target].Size];
        for (int example = 0; example < Count; example++)
        {
            if (_targets[target] is LabelColumn { Size: 1 } labels)
            {
                classes[example] = labels.Row(Row(example))[0];
                continue;
            }

            _targets[target].CopyTo(Row(example), values);
            if (!IsOneHot(values))
                throw new ArgumentException($"Target {target} does not say which class an example is of: example {example} has {string.Join(", ", values)}. Labels, one per example, or one-hot values are needed.");
            classes[example] = Answer.Of(values, .5f);
        }

        return classes;
    }

    /// <summary>Zeros and a single one; for one value alone, zero or one.</summary>
    private static bool IsOneHot(ReadOnlySpan<float> values) =>
        values.IndexOfAnyExcept(0f, 1f) < 0 && (values.Length == 1 || values.Count(1f) == 1);

    private (Dataset, Dataset) Select((int[] First, int[] Second) parts) => (Select(parts.First), Select(parts.Second));

    /// <summary>These examples in this order, with their weights.</summary>
    private Dataset Select(int[] examples) =>
        new(this, 0, examples.Length, Array.ConvertAll(examples, Row), _weights is null ? null : Array.ConvertAll(examples, Weight));
}
