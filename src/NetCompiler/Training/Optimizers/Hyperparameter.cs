using System;

namespace NetCompiler;

/// <summary>Checks of the constants that training takes; what is not given is not checked.</summary>
internal static class Hyperparameter
{
    public static float Positive(float value, string name) =>
        value > 0f && float.IsFinite(value) ? value : throw Outside(name, value, "a positive number");

    public static float NotNegative(float value, string name) =>
        value >= 0f && float.IsFinite(value) ? value : throw Outside(name, value, "zero or a positive number");

    public static float Fraction(float value, string name) =>
        value >= 0f && value < 1f ? value : throw Outside(name, value, "at least 0 and less than 1");

    public static int Positive(int value, string name) =>
        value > 0 ? value : throw Outside(name, value, "at least 1");

    public static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw Outside(name, value, "at least 0");

    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(name, value, "a positive number");

    public static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw Outside(name, value, "zero or a positive number");

    public static double Fraction(double value, string name) =>
        value >= 0 && value < 1 ? value : throw Outside(name, value, "at least 0 and less than 1");

    public static float? Positive(float? value, string name) => value is { } number ? Positive(number, name) : null;

    public static int? Positive(int? value, string name) => value is { } number ? Positive(number, name) : null;

    public static float? NotNegative(float? value, string name) => value is { } number ? NotNegative(number, name) : null;

    public static double? NotNegative(double? value, string name) => value is { } number ? NotNegative(number, name) : null;

    private static ArgumentOutOfRangeException Outside(string name, object value, string needed) =>
        new(name, value, FormattableString.Invariant($"{name} is {value}, but must be {needed}."));
}
