using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// Which columns of a table are inputs, which is the target, and what is done with each. <see cref="Fit"/> learns means, categories and the like from the training
/// part alone; what it returns turns that part, and any other, into datasets.
/// </summary>
/// <example>
/// <code>
/// Table table = Table.Read("abalone.csv", new CsvOptions { HasHeader = false });
/// (Table training, Table test) = table.Split(0.8, seed: 1);
///
/// TableEncoding encoding = new TableSchema(
///     new CategoryFeature(0),
///     new NumberFeature(1..8) { Scaling = Scaling.Standard }) { Target = new NumberTarget(^1) }.Fit(training);
///
/// model.Fit(encoding.Transform(training));
/// model.Evaluate(encoding.Transform(test), new RootMeanSquaredError());
/// </code>
/// </example>
/// <param name="features">The inputs, in the order in which the network gets them.</param>
public sealed class TableSchema(params Feature[] features)
{
    private readonly Feature[] _features = features is [_, ..] ? features : throw new ArgumentException("A schema needs at least one feature.", nameof(features));

    /// <summary>What is to be predicted; none for rows that are only to be transformed.</summary>
    public Target? Target { get; init; }

    /// <summary>Learns from the training part what its columns need. Rows that are to be dropped teach nothing.</summary>
    /// <exception cref="ArgumentException">There are no rows or no such column, or a column is used twice.</exception>
    /// <exception cref="System.IO.InvalidDataException">A value cannot be read or is missing; the message names the line and the column.</exception>
    public TableEncoding Fit(Table training)
    {
        ArgumentNullException.ThrowIfNull(training);

        (Feature Feature, string Column)[] inputs = [.. _features.SelectMany(feature => feature.ColumnsIn(training).Select(column => (feature, column)))];
        string? target = Target?.Column.OneIn(training);
        CheckOnce([.. inputs.Select(input => input.Column), .. target is null ? (string[])[] : [target]]);

        Table kept = Kept(training, inputs, target);
        if (kept.Count == 0)
            throw new ArgumentException($"{training.Name} has no rows to learn from{(training.Count == 0 ? "" : $": all {training.Count} lack a value")}.");
        return new TableEncoding([.. inputs.Select(input => input.Feature.Fit(kept, input.Column))], target is null ? null : Target!.Fit(kept, target));
    }

    private Table Kept(Table training, (Feature Feature, string Column)[] inputs, string? target)
    {
        List<int> needed = [.. inputs.Where(input => input.Feature.Missing.What == Missing.Kind.DropRow).Select(input => training.IndexOf(input.Column))];
        if (target is not null && Target!.Missing.What == Missing.Kind.DropRow)
            needed.Add(training.IndexOf(target));
        return training.Select(Enumerable.Range(0, training.Count).Where(row => needed.TrueForAll(column => training[row, column] is not null)));
    }

    private static void CheckOnce(string[] columns)
    {
        if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Column {twice.Key} is used {twice.Count()} times. A column is one input or the target.");
    }
}
