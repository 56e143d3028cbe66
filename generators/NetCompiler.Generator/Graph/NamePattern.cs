namespace NetCompiler.Generator.Graph;

/// <summary>Names with <c>*</c> for any text, none included: <c>encoder*</c>, <c>*.bias</c>.</summary>
internal static class NamePattern
{
    /// <summary>Whether the pattern names a parameter, or the layer that it belongs to.</summary>
    public static bool Names(string pattern, string layer, string parameter) => Matches(pattern, layer) || Matches(pattern, layer + "." + parameter);

    private static bool Matches(string pattern, string name)
    {
        string[] parts = pattern.Split('*');

        if (parts.Length == 1)
            return pattern == name;

        if (!name.StartsWith(parts[0], System.StringComparison.Ordinal))
            return false;

        // Each piece at its first place after the one before leaves most to the rest; the last piece is the end.
        int at = parts[0].Length;

        for (int i = 1; i < parts.Length - 1; i++)
        {
            int found = name.IndexOf(parts[i], at, System.StringComparison.Ordinal);

            if (found < 0)
                return false;

            at = found + parts[i].Length;
        }

        string last = parts[parts.Length - 1];
        return name.Length - at >= last.Length && name.EndsWith(last, System.StringComparison.Ordinal);
    }
}
