using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Which parameters and states of a network are read from which tensors of a file: for a file with other names, and for transfer learning.
/// <code>
/// model.LoadWeights("backbone.safetensors", new NameMap
/// {
///     ["encoder.norm.*"] = null,              // stays as it is
///     ["encoder.*"] = "backbone.layers.*",    // encoder.hidden.weight is read from backbone.layers.hidden.weight
/// });
/// </code>
/// A <c>*</c> stands for any characters, as few as possible, and the one on the right for the same as its counterpart on the left. The first rule that
/// matches a name decides; a name that no rule matches stays as it is. A rule that matches no name of the network is an error.
/// </summary>
public sealed class NameMap
{
    private readonly List<(string Pattern, string? Source)> _rules = [];

    /// <summary>Whether names that a rule matches may be missing in the file, and then stay as they are; false by default.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>Adds a rule, behind those that are there.</summary>
    /// <param name="pattern">Names in the network.</param>
    /// <value>The name in the file, or null to leave them as they are.</value>
    /// <exception cref="ArgumentException">There are more <c>*</c> on the right than on the left.</exception>
    public string? this[string pattern]
    {
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(pattern);
            if (value.AsSpan().Count('*') > pattern.AsSpan().Count('*'))
                throw new ArgumentException($"{value} has more * than {pattern}, so what should they stand for?", nameof(value));
            _rules.Add((pattern, value));
        }
    }

    /// <summary>The rules that match none of these names.</summary>
    internal IEnumerable<string> Idle(IReadOnlyCollection<string> names)
    {
        foreach ((string pattern, _) in _rules)
        {
            bool matches = false;
            foreach (string name in names)
                matches |= Match(pattern, name, []);
            if (!matches)
                yield return pattern;
        }
    }

    /// <summary>The name in the file, or null for one that stays as it is.</summary>
    internal string? SourceOf(string name)
    {
        foreach ((string pattern, string? source) in _rules)
        {
            var captured = new Stack<string>();
            if (Match(pattern, name, captured))
                return source is null ? null : Fill(source, captured);
        }

        return null;
    }

    /// <summary>Whether a pattern is all of a text; what its stars stand for, the first on top.</summary>
    private static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, Stack<string> captured)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
            return pattern.SequenceEqual(text);
        if (!text.StartsWith(pattern[..star], StringComparison.Ordinal))
            return false;

        ReadOnlySpan<char> rest = text[star..];
        for (int length = 0; length <= rest.Length; length++)
            if (Match(pattern[(star + 1)..], rest[length..], captured))
            {
                captured.Push(rest[..length].ToString());
                return true;
            }

        return false;
    }

    private static string Fill(string source, Stack<string> captured)
    {
        string[] parts = source.Split('*');
        string name = parts[0];
        foreach (string part in parts.AsSpan(1))
            name += captured.Pop() + part;
        return name;
    }
}
