using System;
using System.Globalization;

namespace NetCompiler;

/// <summary>What becomes of a row in which a value is missing. What is filled in is learned from the training part alone.</summary>
public readonly struct Missing
{
    private readonly Kind _kind;
    private readonly double _number;
    private readonly string? _text;

    private Missing(Kind kind, double number = 0, string? text = null) => (_kind, _number, _text) = (kind, number, text);

    internal enum Kind
    {
        Refuse,
        DropRow,
        Mean,
        Median,
        MostFrequent,
        Number,
        Text,
    }

    /// <summary>An exception that names the row and the column; the default.</summary>
    public static Missing Refuse => default;

    /// <summary>The row is left out, of the training part and of any other.</summary>
    public static Missing DropRow => new(Kind.DropRow);

    /// <summary>The mean of the values there are. For numbers.</summary>
    public static Missing Mean => new(Kind.Mean);

    /// <summary>The middle of the values there are; of an even number, the mean of the two in the middle. For numbers.</summary>
    public static Missing Median => new(Kind.Median);

    /// <summary>The value that occurs most often; of several, the least number, or the first category.</summary>
    public static Missing MostFrequent => new(Kind.MostFrequent);

    /// <summary>A number. For numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static Missing Constant(double value) =>
        double.IsFinite(value) ? new(Kind.Number, number: value) : throw new ArgumentOutOfRangeException(nameof(value), value, "A finite number is needed.");

    /// <summary>A category, which may be one of its own. For categories.</summary>
    public static Missing Constant(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Kind.Text, text: value);
    }

    /// <summary>What it does, as it is written in code.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Number => string.Create(CultureInfo.InvariantCulture, $"Constant({_number})"),
        Kind.Text => $"Constant({_text})",
        _ => _kind.ToString(),
    };

    internal Kind What => _kind;

    internal double Number => _number;

    internal string Text => _text!;

    internal bool IsForNumbers => _kind != Kind.Text;

    internal bool IsForCategories => _kind is not (Kind.Mean or Kind.Median or Kind.Number);

    internal bool IsForTargets => _kind is Kind.Refuse or Kind.DropRow;
}
