using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Values as text, the same under every culture.</summary>
internal static class Text
{
    /// <summary>The text, or null where a value has none at compile time.</summary>
    public static string? Of(object? value, string? format = null) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "True" : "False",
        float or double when format is null => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => Formatted(number, format),
        char letter => letter.ToString(),
        _ => null,
    };

    /// <summary>An enum's value as its member's name, where it has one; any other value as it is.</summary>
    public static object? Named(object? value, IOperation written)
    {
        while (written is IConversionOperation { IsImplicit: true } conversion)
            written = conversion.Operand;

        return value is not null && written.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value))?.Name ?? value
            : value;
    }

    /// <summary>The widths that an interpolation may ask for; C# allows more, names do not need it.</summary>
    public static string Aligned(string text, int width) =>
        Math.Abs((long)width) > Budget.Characters ? text : width > 0 ? text.PadLeft(width) : text.PadRight(-width);

    private static string? Formatted(IFormattable number, string? format)
    {
        try
        {
            return number.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
