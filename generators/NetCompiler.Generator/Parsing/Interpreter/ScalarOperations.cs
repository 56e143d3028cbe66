using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Operators and conversions of what depends on a mapped function's arguments.</summary>
internal sealed partial class Evaluator
{
    private static bool IsSymbolic(object? value) => value is ScalarValue or ConditionValue;

    private static bool IsNumber(object? value) => value is ScalarValue or float or double or int or long or uint or byte or sbyte or short or ushort;

    private static bool IsWhole(object? value) => value is ScalarValue { IsWhole: true } or int or long or uint or byte or sbyte or short or ushort;

    /// <summary>A number as the function computes with it.</summary>
    private Scalar ScalarOf(object? number) => ScalarOf(_graph!, number);

    private static Scalar ScalarOf(ScalarGraph graph, object? number) => number switch
    {
        ScalarValue value => value.Scalar,
        float single => graph.Constant(AsWritten(single)),
        _ => graph.Constant(((IConvertible)number!).ToDouble(CultureInfo.InvariantCulture)),
    };

    /// <summary>0.1f as 0.1, of which it is the nearest float: so formulas show what the user wrote.</summary>
    private static double AsWritten(float number)
    {
        for (int digits = 1; digits < 9; digits++)
        {
            if (double.Parse(number.ToString("G" + Text.Of(digits), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var shorter && (float)shorter == number)
                return shorter;
        }

        return number;
    }

    private object? ScalarBinary(BinaryOperatorKind kind, object? left, object? right, IOperation at)
    {
        if (left is bool or ConditionValue && right is bool or ConditionValue)
            return ConditionBinary(kind, left, right, at);

        if (!IsNumber(left) || !IsNumber(right))
            return Refuse(at.Syntax, $"'{Shown(at.Syntax)}' goes together with what is no number of the function. {UseNumbers}");

        if (Unfit(left) is { } wide || Unfit(right) is { } other && (wide = other) is not null)
            return Refuse(at.Syntax, $"{wide} is no float's number, and functions over tensors are computed in float. Use one between 1e-38 and 3e38.");

        bool isWhole = IsWhole(left) && IsWhole(right);
        Scalar a = ScalarOf(left), b = ScalarOf(right);

        return kind switch
        {
            BinaryOperatorKind.Add => new ScalarValue(_graph!.Binary(BinaryFunction.Add, a, b), isWhole),
            BinaryOperatorKind.Subtract => new ScalarValue(_graph!.Binary(BinaryFunction.Subtract, a, b), isWhole),
            BinaryOperatorKind.Multiply => new ScalarValue(_graph!.Binary(BinaryFunction.Multiply, a, b), isWhole),
            BinaryOperatorKind.Divide when !isWhole => new ScalarValue(_graph!.Binary(BinaryFunction.Divide, a, b)),
            BinaryOperatorKind.Divide => Refuse(at.Syntax, $"'{Shown(at.Syntax)}' divides whole numbers, of which C# drops the rest. Make one of them a float."),
            BinaryOperatorKind.Remainder => Refuse(at.Syntax, $"'{Shown(at.Syntax)}': % of the function's argument is not supported. Write x - y * MathF.Floor(x / y)."),
            BinaryOperatorKind.LessThan => ConditionValue.Compare(Relation.Less, a, b),
            BinaryOperatorKind.LessThanOrEqual => ConditionValue.Compare(Relation.LessOrEqual, a, b),
            BinaryOperatorKind.GreaterThan => ConditionValue.Compare(Relation.Greater, a, b),
            BinaryOperatorKind.GreaterThanOrEqual => ConditionValue.Compare(Relation.GreaterOrEqual, a, b),
            BinaryOperatorKind.Equals => ConditionValue.Compare(Relation.Equal, a, b),
            BinaryOperatorKind.NotEquals => ConditionValue.Compare(Relation.NotEqual, a, b),
            _ => Refuse(at.Syntax, $"'{Shown(at.Syntax)}' works on bits, which functions over tensors do not have. {UseNumbers}"),
        };
    }

    /// <summary>What to do about state that is no number.</summary>
    private const string UseNumbers = "Use arithmetic, conditions and MathF's functions on floats.";

    private object? ConditionBinary(BinaryOperatorKind kind, object left, object right, IOperation at) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => And(left, right),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => Or(left, right),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => Differ(left, right),
        BinaryOperatorKind.Equals => Not(Differ(left, right)),
        _ => Refuse(at.Syntax, $"'{Shown(at.Syntax)}' cannot be evaluated when the network is compiled. {UseNumbers}"),
    };

    /// <summary>A double that becomes infinite or 0 as a float.</summary>
    private static string? Unfit(object? value) =>
        value is double number && !double.IsInfinity(number) && !double.IsNaN(number) && (float.IsInfinity((float)number) || number != 0 && (float)number == 0) ? Text.Of(number) : null;

    private object? ScalarUnary(UnaryOperatorKind kind, object value, IOperation at) => (kind, value) switch
    {
        (UnaryOperatorKind.Plus, ScalarValue) => value,
        (UnaryOperatorKind.Minus, ScalarValue number) => new ScalarValue(_graph!.Unary(UnaryFunction.Negate, number.Scalar), number.IsWhole),
        (UnaryOperatorKind.Not, ConditionValue condition) => ConditionValue.Not(condition),
        _ => Refuse(at.Syntax, $"'{Shown(at.Syntax)}' works on bits, which functions over tensors do not have. {UseNumbers}"),
    };

    /// <summary>float and double are one here; a whole number is none that rounding has made.</summary>
    private object ScalarConversion(ScalarValue number, ITypeSymbol type, IOperation at) => Conversions.Underlying(type).SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Double => number with { IsWhole = false },
        SpecialType.System_Int32 or SpecialType.System_Int64 when number.IsWhole => number,
        SpecialType.System_Object => number,
        SpecialType.None when !type.IsValueType => number,
        SpecialType.System_Decimal or SpecialType.None => Refuse(at.Syntax, $"Functions over tensors are computed in float, and not in '{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'. Use float."),
        _ => Refuse(at.Syntax, $"'{Shown(at.Syntax)}' would make a whole number of what depends on the function's argument. Round it with MathF.Floor, MathF.Round or MathF.Truncate, which stay floats."),
    };

    // ── MathF, Math and what they lack ───────────────────────────────────────────────────

    private object? ScalarMathematics(IMethodSymbol method, object?[] values, IOperation at)
    {
        if (_graph is null || !values.All(IsNumber))
            return NoSource(method, at.Syntax);

        if (values.Select(Unfit).FirstOrDefault(unfit => unfit is not null) is { } wide)
            return Refuse(at.Syntax, $"{wide} is no float's number, and functions over tensors are computed in float. Use one between 1e-38 and 3e38.");

        Scalar[] x = [.. values.Select(ScalarOf)];
        bool isOwn = KnownTypes.Is(method.ContainingType, KnownTypes.SpecialFunctions);
        NoteFlat(method, at);

        return (method.Name, x.Length) switch
        {
            ("IsNaN", 1) => IsNaN(x[0]),
            ("IsFinite", 1) => ConditionValue.Compare(Relation.LessOrEqual, _graph.Unary(UnaryFunction.Abs, x[0]), _graph.Constant(float.MaxValue)),
            ("IsInfinity", 1) => ConditionValue.Compare(Relation.Greater, _graph.Unary(UnaryFunction.Abs, x[0]), _graph.Constant(float.MaxValue)),
            ("Erf", 1) when isOwn => new ScalarValue(_graph.Unary(UnaryFunction.Erf, x[0])),
            ("Sigmoid", 1) when isOwn => new ScalarValue(_graph.Unary(UnaryFunction.Sigmoid, x[0])),
            ("Softplus", 1) when isOwn => new ScalarValue(_graph.Unary(UnaryFunction.Softplus, x[0])),
            ("ExpM1", 1) => new ScalarValue(_graph.Unary(UnaryFunction.Expm1, x[0])),
            ("LogP1", 1) => new ScalarValue(_graph.Unary(UnaryFunction.Log1p, x[0])),
            ("Hypot", 2) => new ScalarValue(_graph.Binary(BinaryFunction.Hypot, x[0], x[1])),
            var (name, _) when MathMethods.Call(_graph, name, x) is { } value => new ScalarValue(value, name is "Sign" || name is "Abs" or "Min" or "Max" or "Clamp" && values.All(IsWhole)),
            _ => NoSource(method, at.Syntax),
        };
    }
}
