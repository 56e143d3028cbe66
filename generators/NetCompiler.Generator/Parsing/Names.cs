using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace NetCompiler.Generator.Parsing;

/// <summary>What a node's name is made of; see the README of this folder for the rules.</summary>
/// <param name="Path">The calls and loops around the node, each followed by a dot.</param>
/// <param name="Local">The local that the expression is assigned to, if any.</param>
/// <param name="Operator">The operator's name in lower camel case.</param>
/// <param name="Explicit">The name that the user gave, which wins.</param>
internal sealed record NameHint(string Path, AssignedLocal? Local, string Operator, string? Explicit)
{
    public static NameHint Of(string @operator, string? @explicit) => new("", null, Names.LowerCamel(@operator), @explicit);
}

/// <summary>One assignment to a local, and the nodes that its expression made.</summary>
internal sealed class AssignedLocal(string name)
{
    private readonly List<int> _layers = [];
    private int _last = -1;

    public string Name { get; } = name;

    public void Made(int node, bool hasParameters)
    {
        _last = node;

        if (hasParameters)
            _layers.Add(node);
    }

    /// <summary>The node that the local itself names: its only layer with parameters or, where it has none, the last node.</summary>
    public bool Names(int node) => _layers.Count == 0 ? node == _last : _layers.Count == 1 && node == _layers[0];
}

/// <summary>Turns hints into names that no two nodes share and that stay as they are when unrelated code changes.</summary>
internal static class Names
{
    /// <summary>The name of each node, in order. Explicit names may repeat: that is the caller's finding.</summary>
    public static string[] Resolve(IReadOnlyList<NameHint> hints)
    {
        HashSet<string> taken = [.. hints.Select(h => h.Explicit).OfType<string>()];
        Dictionary<string, int> counts = [];
        string[] names = new string[hints.Count];

        for (int node = 0; node < names.Length; node++)
            names[node] = hints[node].Explicit ?? Free(hints[node], node, taken, counts);

        return names;
    }

    private static string Free(NameHint hint, int node, HashSet<string> taken, Dictionary<string, int> counts)
    {
        bool named = hint.Local?.Names(node) == true;
        string key = hint.Path + (named ? hint.Local!.Name : hint.Local is { } local ? local.Name + "." + hint.Operator : hint.Operator);

        while (true)
        {
            string name = named ? FromSecond(key, Next(counts, key)) : key + Text(Next(counts, key));

            if (taken.Add(name))
                return name;
        }
    }

    /// <summary><c>x</c>, <c>x_2</c>, <c>x_3</c> …</summary>
    public static string FromSecond(string key, int ordinal) => ordinal == 1 ? key : key + "_" + Text(ordinal);

    public static int Next(Dictionary<string, int> counts, string key)
    {
        counts.TryGetValue(key, out int count);
        return counts[key] = count + 1;
    }

    public static string LowerCamel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>Whether a user may name a layer or an output so: identifiers with dots between them.</summary>
    public static bool IsValid(string name) => name.Split('.').All(SyntaxFacts.IsValidIdentifier);

    private static string Text(int ordinal) => ordinal.ToString(CultureInfo.InvariantCulture);
}
