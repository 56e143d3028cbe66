using System;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>C#'s conversions between constants.</summary>
internal static class Conversions
{
    /// <summary>The value as that type; unchanged where the type is none of a number.</summary>
    /// <exception cref="OverflowException">It does not fit, and the conversion is checked, or the value is no number at all.</exception>
    public static object? Convert(object? value, ITypeSymbol? type, bool isChecked)
    {
        if (value is null or string or bool or not IConvertible || type is null)
            return value;

        return Underlying(type).SpecialType switch
        {
            SpecialType.System_Single => value is double or float or decimal ? Narrow(Real(value)) : (float)Whole(value),
            SpecialType.System_Double => value is double or float or decimal ? Real(value) : (double)Whole(value),
            SpecialType.System_SByte => Fit(value, sbyte.MinValue, sbyte.MaxValue, isChecked, wide => (sbyte)wide),
            SpecialType.System_Byte => Fit(value, byte.MinValue, byte.MaxValue, isChecked, wide => (byte)wide),
            SpecialType.System_Int16 => Fit(value, short.MinValue, short.MaxValue, isChecked, wide => (short)wide),
            SpecialType.System_UInt16 => Fit(value, ushort.MinValue, ushort.MaxValue, isChecked, wide => (ushort)wide),
            SpecialType.System_Char => Fit(value, char.MinValue, char.MaxValue, isChecked, wide => (char)wide),
            SpecialType.System_Int32 => Fit(value, int.MinValue, int.MaxValue, isChecked, wide => (int)wide),
            SpecialType.System_UInt32 => Fit(value, uint.MinValue, uint.MaxValue, isChecked, wide => (uint)wide),
            SpecialType.System_Int64 => Whole(value),
            SpecialType.System_UInt64 => value is ulong ? value : Fit(value, 0, long.MaxValue, isChecked, wide => (ulong)wide),
            _ => value,
        };
    }

    /// <summary>Without its <c>?</c>, and an enum as the number that it is.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];

        return type is INamedTypeSymbol { EnumUnderlyingType: { } number } ? number : type;
    }

    /// <summary>byte, short and char as the int that C# computes with.</summary>
    public static object? Promoted(object? value) => value is sbyte or byte or short or ushort or char ? (int)Whole(value) : value;

    private static float Narrow(double value) => (float)value;

    private static double Real(object value) => ((IConvertible)value).ToDouble(CultureInfo.InvariantCulture);

    private static long Whole(object value) => value switch
    {
        char letter => letter,
        ulong large => unchecked((long)large),
        float or double => Truncated(Real(value)),
        decimal => Truncated(Real(value)),
        _ => ((IConvertible)value).ToInt64(CultureInfo.InvariantCulture),
    };

    private static long Truncated(double value) =>
        double.IsNaN(value) || Math.Abs(value) >= long.MaxValue ? throw new OverflowException() : (long)value;

    private static object Fit(object value, long least, long most, bool isChecked, Func<long, object> narrow)
    {
        long wide = Whole(value);

        // Out of an integer's range C# leaves the result of an unchecked conversion from a float to the machine: refuse it.
        if ((isChecked || value is float or double) && (wide < least || wide > most))
            throw new OverflowException();

        return narrow(wide);
    }
}
