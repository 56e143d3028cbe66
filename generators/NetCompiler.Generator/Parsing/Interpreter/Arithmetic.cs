using System;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.Operations.BinaryOperatorKind;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>C#'s arithmetic on constants. Both operands have one type already, except in shifts: the binder saw to it.</summary>
internal static class Arithmetic
{
    /// <summary>The result, or null where the operator is not supported on these.</summary>
    /// <exception cref="DivideByZeroException">As in C#.</exception>
    /// <exception cref="OverflowException">As in C#, where it is checked.</exception>
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right, bool isChecked) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Equals, _, _) => Values.AreEqual(left, right),
        (NotEquals, _, _) => !Values.AreEqual(left, right),
        (Add, string, _) or (Add, _, string) => Text.Of(left) is { } a && Text.Of(right) is { } b ? a + b : null,
        (_, bool a, bool b) => Bools(kind, a, b),
        (LeftShift or RightShift or UnsignedRightShift, _, int by) => Shift(kind, left, by),
        (_, int a, int b) => Compare(kind, a, b) ?? Fit(Whole(kind, a, b), int.MinValue, int.MaxValue, isChecked || kind is Divide, wide => (int)wide),
        (_, uint a, uint b) => Compare(kind, a, b) ?? Fit(Whole(kind, a, b), uint.MinValue, uint.MaxValue, isChecked, wide => (uint)wide),
        (_, long a, long b) => Compare(kind, a, b) ?? Long(kind, a, b, isChecked),
        (_, float a, float b) => Ordered(kind, a, b) ?? (Real(kind, a, b) is { } real ? (float)real : null),
        (_, double a, double b) => Ordered(kind, a, b) ?? (object?)Real(kind, a, b),
        _ => null,
    };

    /// <summary>The result, or null where the operator is not supported on it.</summary>
    public static object? Unary(UnaryOperatorKind kind, object? value, bool isChecked) => (kind, value) switch
    {
        (UnaryOperatorKind.Plus, int or uint or long or float or double) => value,
        (UnaryOperatorKind.Minus, int a) => Fit(-(long)a, int.MinValue, int.MaxValue, isChecked, wide => (int)wide),
        (UnaryOperatorKind.Minus, long a) => isChecked ? checked(-a) : unchecked(-a),
        (UnaryOperatorKind.Minus, float a) => -a,
        (UnaryOperatorKind.Minus, double a) => -a,
        (UnaryOperatorKind.Not, bool a) => !a,
        (UnaryOperatorKind.BitwiseNegation, int a) => ~a,
        (UnaryOperatorKind.BitwiseNegation, uint a) => ~a,
        (UnaryOperatorKind.BitwiseNegation, long a) => ~a,
        _ => null,
    };

    private static object? Bools(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        And or ConditionalAnd => a & b,
        Or or ConditionalOr => a | b,
        ExclusiveOr => a ^ b,
        _ => null,
    };

    private static object? Compare(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        LessThan => a < b,
        LessThanOrEqual => a <= b,
        GreaterThan => a > b,
        GreaterThanOrEqual => a >= b,
        _ => null,
    };

    /// <summary>Comparison with NaN is false, whichever way.</summary>
    private static object? Ordered(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        LessThan => a < b,
        LessThanOrEqual => a <= b,
        GreaterThan => a > b,
        GreaterThanOrEqual => a >= b,
        _ => null,
    };

    /// <summary>On 32 bits, in 64: nothing overflows on the way but a product of two large unsigned numbers, which wraps to the same low bits.</summary>
    private static long? Whole(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        Add => a + b,
        Subtract => a - b,
        Multiply => unchecked(a * b),
        Divide => a / b,
        Remainder => a % b,
        And => a & b,
        Or => a | b,
        ExclusiveOr => a ^ b,
        _ => null,
    };

    private static object? Long(BinaryOperatorKind kind, long a, long b, bool isChecked) => kind switch
    {
        Add => isChecked ? checked(a + b) : unchecked(a + b),
        Subtract => isChecked ? checked(a - b) : unchecked(a - b),
        Multiply => isChecked ? checked(a * b) : unchecked(a * b),
        Divide => a / b,
        Remainder => b == -1 ? 0 : a % b,
        And => a & b,
        Or => a | b,
        ExclusiveOr => a ^ b,
        _ => null,
    };

    private static double? Real(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        Add => a + b,
        Subtract => a - b,
        Multiply => a * b,
        Divide => a / b,
        Remainder => a % b,
        _ => null,
    };

    private static object? Shift(BinaryOperatorKind kind, object? value, int by) => (kind, value) switch
    {
        (LeftShift, int a) => a << by,
        (RightShift, int a) => a >> by,
        (UnsignedRightShift, int a) => (int)((uint)a >> by),
        (LeftShift, uint a) => a << by,
        (_, uint a) => a >> by,
        (LeftShift, long a) => a << by,
        (RightShift, long a) => a >> by,
        (UnsignedRightShift, long a) => (long)((ulong)a >> by),
        _ => null,
    };

    private static object? Fit(long? wide, long least, long most, bool isChecked, Func<long, object> narrow)
    {
        if (wide is not { } value)
            return null;

        if (isChecked && (value < least || value > most))
            throw new OverflowException();

        return narrow(value);
    }
}
