using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetCompiler.Generator.Emission;

/// <summary>Turns the names of values into C# identifiers: <c>block0.dense_1</c> becomes <c>Block0Dense1</c> or <c>block0Dense1</c>.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    public static string Pascal(string name)
    {
        StringBuilder text = new();
        bool upper = true;

        foreach (char c in name)
        {
            if (c == '∂')
            {
                text.Append('D');
                upper = true;
            }
            else if (char.IsLetterOrDigit(c))
            {
                text.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
            else
            {
                upper = true;
            }
        }

        if (text.Length == 0 || char.IsDigit(text[0]))
            text.Insert(0, "N");

        return text.ToString();
    }

    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(camel) ? camel + "Value" : camel;
    }

    /// <summary>The name, or the name with the first free ordinal; it is taken from then on.</summary>
    public static string Take(HashSet<string> taken, string name)
    {
        string free = taken.Contains(name) ? Enumerable.Range(2, int.MaxValue - 2).Select(i => name + i).First(n => !taken.Contains(n)) : name;
        taken.Add(free);
        return free;
    }
}
