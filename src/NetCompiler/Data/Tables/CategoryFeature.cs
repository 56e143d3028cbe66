using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>Columns of categories, which are learned from the training part: in the order of their numbers if all are numbers, else of their code points.</summary>
/// <param name="columns">Which.</param>
public sealed class CategoryFeature(params ColumnSelection[] columns) : Feature(columns)
{
    /// <summary>How a category becomes numbers; one-hot by default.</summary>
    public CategoryEncoding Encoding { get; init; }

    /// <summary>What becomes of a category that the training part does not have; an exception by default.</summary>
    public UnknownCategory Unknown { get; init; }

    /// <summary>The categories in their order, where they are known beforehand; by default those of the training part.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    internal override FittedColumn Fit(Table training, string column)
    {
        int index = training.IndexOf(column);
        string[] present = [.. Enumerable.Range(0, training.Count).Select(row => training[row, index]).Where(cell => cell is not null).Cast<string>()];
        if (present.Length == 0 && Missing.What == Missing.Kind.MostFrequent)
            throw new ArgumentException($"Column {column} of {training.Name} has no value in the training part.");

        string? fill = Missing.What switch
        {
            Missing.Kind.MostFrequent => present.CountBy(text => text).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key,
            Missing.Kind.Text => Missing.Text,
            _ => null,
        };
        return new FittedCategory(column, Missing, fill, Categories is null ? new CategoryNames(fill is null ? present : [.. present, fill]) : new CategoryNames(Categories, isOrdered: true), Encoding, Unknown);
    }

    private protected override bool CanFill(Missing missing) => missing.IsForCategories;
}

/// <summary>How a category becomes numbers.</summary>
public enum CategoryEncoding
{
    /// <summary>A value per category: 1 for the one it is, 0 for the others.</summary>
    OneHot,

    /// <summary>One value: the index of the category, from 0.</summary>
    Index,
}

/// <summary>What becomes of a category that the training part does not have.</summary>
public enum UnknownCategory
{
    /// <summary>An exception that names the row and the column.</summary>
    Refuse,

    /// <summary>None of the known ones: zeros alone, or the index after the last.</summary>
    Ignore,
}

/// <summary>A column of categories with those that are known.</summary>
internal sealed class FittedCategory(string column, Missing missing, string? fill, CategoryNames vocabulary, CategoryEncoding encoding, UnknownCategory unknown)
    : FittedColumn(column, missing)
{
    public override int Width => encoding == CategoryEncoding.OneHot ? vocabulary.Words.Count : 1;

    public override IEnumerable<string> Names => encoding == CategoryEncoding.OneHot ? vocabulary.Words.Select(word => $"{Column}={word}") : [Column];

    public override void Write(Table table, int row, int index, Span<float> values)
    {
        string text = table[row, index] ?? fill ?? throw NumberCells.Refused(table, row, index);
        int category = vocabulary.IndexOf(text);
        if (category < 0 && unknown == UnknownCategory.Refuse)
            throw table.Fault(row, index, $"found '{text}', but the known categories are {vocabulary}. Set Unknown to UnknownCategory.Ignore, or train with it.");

        values.Clear();
        if (encoding == CategoryEncoding.Index)
            values[0] = category >= 0 ? category : vocabulary.Words.Count;
        else if (category >= 0)
            values[category] = 1;
    }
}
