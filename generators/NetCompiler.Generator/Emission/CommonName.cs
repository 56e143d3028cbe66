using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Emission;

/// <summary>What several names have in common: <c>block0.dense1.weight</c> and <c>block1.dense1.weight</c> are both a <c>block.dense1.weight</c>.</summary>
internal static class CommonName
{
    /// <summary>Part by part where they have equally many, by the last part otherwise; empty where nothing is common.</summary>
    public static string Of(IReadOnlyList<string> names) => string.Join(".", Parts(names).Where(part => part.Length > 0));

    /// <summary>Whether the names are one but for ordinals.</summary>
    public static bool IsOfAll(IReadOnlyList<string> names) => Parts(names) is var parts && parts.All(part => part.Length > 0) && names.All(name => name.Count(c => c == '.') == parts.Count - 1);

    private static List<string> Parts(IReadOnlyList<string> names)
    {
        string[][] parts = [.. names.Select(name => name.Split('.'))];

        return parts.All(p => p.Length == parts[0].Length)
            ? [.. Enumerable.Range(0, parts[0].Length).Select(i => OfParts([.. parts.Select(p => p[i])]))]
            : [OfParts([.. parts.Select(p => p[p.Length - 1])])];
    }

    /// <summary>The part without its ordinal; empty where even so they differ.</summary>
    public static string OfParts(IReadOnlyList<string> parts)
    {
        if (parts.All(p => p == parts[0]))
            return parts[0];

        string plain = WithoutOrdinal(parts[0]);
        return parts.All(p => WithoutOrdinal(p) == plain) ? plain : "";
    }

    private static string WithoutOrdinal(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_');
}
