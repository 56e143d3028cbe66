using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

public sealed partial class Table
{
    /// <summary>Divides at random into two parts: round(<paramref name="fraction"/> · n) rows, and the others. The same on every machine.</summary>
    /// <param name="fraction">How much the first part has, between 0 and 1.</param>
    /// <param name="seed">Decides which rows.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public (Table First, Table Second) Split(double fraction, ulong seed) => Select(Partition.Split(Count, fraction, seed));

    /// <summary>Like <see cref="Split"/>, but each class is divided in the same proportion, to within one row.</summary>
    /// <param name="column">The column of the classes.</param>
    /// <param name="fraction">How much the first part has, between 0 and 1.</param>
    /// <param name="seed">Decides which rows.</param>
    /// <exception cref="ArgumentException">A part would be empty, or there is no such column.</exception>
    public (Table First, Table Second) StratifiedSplit(ColumnSelection column, double fraction, ulong seed) =>
        Select(Partition.Split(Count, fraction, seed, ClassesOf(column)));

    /// <summary>Divides at random into folds whose sizes differ by one at most; each is the test part once, with all others to train with.</summary>
    /// <param name="folds">How many; from 2 to the number of rows.</param>
    /// <param name="seed">Decides which rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few rows for that many folds, or fewer than two folds.</exception>
    public IReadOnlyList<(Table Training, Table Test)> KFold(int folds, ulong seed) => Array.ConvertAll(Partition.Folds(Count, folds, seed), Select);

    /// <summary>Like <see cref="KFold"/>, but every fold has its share of each class, to within one row.</summary>
    /// <param name="column">The column of the classes; a missing value is a class of its own.</param>
    /// <param name="folds">How many; from 2 to the number of rows.</param>
    /// <param name="seed">Decides which rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few rows for that many folds, or fewer than two folds.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<(Table Training, Table Test)> StratifiedKFold(ColumnSelection column, int folds, ulong seed) =>
        Array.ConvertAll(Partition.Folds(Count, folds, seed, ClassesOf(column)), Select);

    private int[] ClassesOf(ColumnSelection column)
    {
        int index = IndexOf(column.OneIn(this));
        string[] words = [.. Enumerable.Range(0, Count).Select(row => this[row, index] ?? "")];
        var classes = new CategoryNames(words);
        return Array.ConvertAll(words, classes.IndexOf);
    }

    private (Table, Table) Select((int[] First, int[] Second) parts) => (Select(parts.First), Select(parts.Second));
}
