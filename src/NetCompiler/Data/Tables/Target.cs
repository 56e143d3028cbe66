using System;

namespace NetCompiler;

/// <summary>The column of a table that a network is to predict.</summary>
public abstract class Target
{
    private readonly Missing _missing;

    private protected Target(ColumnSelection column) => Column = column;

    /// <summary>What becomes of a row in which it is missing: <see cref="Missing.Refuse"/>, the default, or <see cref="Missing.DropRow"/>.</summary>
    /// <exception cref="ArgumentException">The choice would make a target up.</exception>
    public Missing Missing
    {
        get => _missing;
        init => _missing = value.IsForTargets ? value : throw new ArgumentException($"Missing.{value} would make up what is to be learned. Choose Missing.Refuse or Missing.DropRow.", nameof(Missing));
    }

    internal ColumnSelection Column { get; }

    /// <summary>Learns what is needed of the training part.</summary>
    internal abstract FittedTarget Fit(Table training, string column);
}
