using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetCompiler;

/// <summary>How often each class was taken for each: a row per right class, a column per predicted class. Its <see cref="Value"/> is the accuracy.</summary>
public sealed class ConfusionMatrix : ClassificationMetric
{
    private readonly bool _isFixed;
    private long[] _counts;

    /// <summary>A matrix that grows to the classes it meets; at least two.</summary>
    public ConfusionMatrix() : base("confusion matrix")
    {
        Classes = 2;
        _counts = new long[4];
    }

    /// <summary>A matrix of a given size.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two.</exception>
    public ConfusionMatrix(int classes) : base("confusion matrix")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Classes = classes;
        _counts = new long[checked(classes * classes)];
        _isFixed = true;
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; private set; }

    /// <summary>What <see cref="ToString"/> calls the classes; their numbers by default.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>How many answers of a class were predicted to be of a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int label, int predicted]
    {
        get
        {
            CheckClass(label);
            CheckClass(predicted);
            return _counts[label * Classes + predicted];
        }
    }

    /// <summary>How many answers there were.</summary>
    public long Count => _counts.Sum();

    /// <summary>How many answers were right: the sum of the diagonal.</summary>
    public long Correct
    {
        get
        {
            long sum = 0;
            for (int c = 0; c < Classes; c++)
                sum += TruePositives(c);
            return sum;
        }
    }

    /// <inheritdoc/>
    public override double? Value => Count == 0 ? null : (double)Correct / Count;

    /// <summary>Answers that are rightly said to be of a class.</summary>
    public long TruePositives(int @class) => this[@class, @class];

    /// <summary>Answers that are wrongly said to be of a class.</summary>
    public long FalsePositives(int @class) => Predicted(@class) - TruePositives(@class);

    /// <summary>Answers of a class that are said to be of another.</summary>
    public long FalseNegatives(int @class) => Actual(@class) - TruePositives(@class);

    /// <summary>Answers of other classes that are said to be of others.</summary>
    public long TrueNegatives(int @class) => Count - Actual(@class) - FalsePositives(@class);

    /// <inheritdoc/>
    public override void Reset() => Array.Clear(_counts);

    /// <summary>Feeds one answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is negative or, for a matrix of a given size, too large.</exception>
    public void Add(int predicted, int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(predicted);
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        Reach(Math.Max(predicted, label) + 1);
        _counts[label * Classes + predicted]++;
    }

    /// <summary>The matrix as a table: rows are right classes, columns are predicted ones; with the recall of every row and the precision of every column.</summary>
    public override string ToString()
    {
        string[] names = [.. Enumerable.Range(0, Classes).Select(c => ClassNames?.Count > c ? ClassNames[c] : c.ToString(CultureInfo.InvariantCulture))];
        List<string[]> rows = [["actual \\ predicted", .. names, "recall"]];
        for (int c = 0; c < Classes; c++)
            rows.Add([names[c], .. Enumerable.Range(0, Classes).Select(p => this[c, p].ToString(CultureInfo.InvariantCulture)), Share(TruePositives(c), Actual(c))]);
        rows.Add(["precision", .. Enumerable.Range(0, Classes).Select(c => Share(TruePositives(c), Predicted(c))), Share(Correct, Count)]);

        int[] widths = [.. Enumerable.Range(0, Classes + 2).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
            text.Append(row[0].PadRight(widths[0])).AppendJoin("", row.Skip(1).Select((cell, i) => "  " + cell.PadLeft(widths[i + 1]))).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> scores, int label)
    {
        Reach(scores.Length);
        Add(Answer.Of(scores, Threshold), label);
    }

    private static string Share(long part, long whole) => whole == 0 ? "–" : Text((double)part / whole);

    /// <summary>Answers of a class, whatever they are said to be.</summary>
    internal long Actual(int label)
    {
        long sum = 0;
        for (int predicted = 0; predicted < Classes; predicted++)
            sum += this[label, predicted];
        return sum;
    }

    /// <summary>Answers that are said to be of a class.</summary>
    internal long Predicted(int predicted)
    {
        long sum = 0;
        for (int label = 0; label < Classes; label++)
            sum += this[label, predicted];
        return sum;
    }

    internal void Reach(int classes)
    {
        if (classes <= Classes)
            return;
        if (_isFixed)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, $"The confusion matrix has {Classes} classes, but the answers have {classes}. Make it larger, or leave its size out.");

        var counts = new long[checked(classes * classes)];
        for (int label = 0; label < Classes; label++)
            Array.Copy(_counts, label * Classes, counts, label * classes, Classes);
        (_counts, Classes) = (counts, classes);
    }

    private void CheckClass(int @class)
    {
        if ((uint)@class >= (uint)Classes)
            throw new ArgumentOutOfRangeException(nameof(@class), @class, $"The confusion matrix has the classes 0 to {Classes - 1}.");
    }
}
