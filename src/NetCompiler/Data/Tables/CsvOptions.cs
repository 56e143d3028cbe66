using System.Collections.Generic;

namespace NetCompiler;

/// <summary>How <see cref="Table"/> reads comma-separated values.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two values; a comma by default.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the first line names the columns; true by default.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The names of the columns of a file without a header; by default their indices 0, 1, 2 …</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Texts that say that a value is missing: by default the empty text, ?, NA and NaN.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["", "?", "NA", "NaN"];
}
