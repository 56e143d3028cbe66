using System;
using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Calculus;

/// <summary>
/// The derivative of every function, applied to how its operands change. A rule names the value y itself where that saves work, because y is computed anyway.
/// At a kink the derivative is the mean of both sides, as of PyTorch's <c>abs</c>, <c>maximum</c> and <c>minimum</c> (decision 0013).
/// </summary>
internal static class Tangents
{
    public static Expr Of(Unary y, Expr dx)
    {
        Expr x = y.Operand;

        return IsZero(dx) ? 0 : y.Function switch
        {
            UnaryFunction.Negate => -dx,
            UnaryFunction.Abs => Sign(x) * dx,
            UnaryFunction.Sqrt => 0.5 / y * dx,
            UnaryFunction.Cbrt => dx / (3 * (y * y)),
            UnaryFunction.Exp => Vanishing(y, dx),
            UnaryFunction.Expm1 => Vanishing(y + 1, dx),
            UnaryFunction.Log => dx / x,
            UnaryFunction.Log1p => dx / (1 + x),
            UnaryFunction.Softplus => Vanishing(Sigmoid(x), dx),
            UnaryFunction.Sigmoid => Vanishing(y * (1 - y), dx),
            UnaryFunction.Tanh => Vanishing(1 - y * y, dx),
            UnaryFunction.Erf => Vanishing(2 / Math.Sqrt(Math.PI) * Exp(-(x * x)), dx),
            UnaryFunction.LogCosh => Tanh(x) * dx,
            UnaryFunction.Sin => Cos(x) * dx,
            UnaryFunction.Cos => -(Sin(x) * dx),
            UnaryFunction.Tan => (1 + y * y) * dx,
            UnaryFunction.Asin => dx / Sqrt((1 - x) * (1 + x)),
            UnaryFunction.Acos => -(dx / Sqrt((1 - x) * (1 + x))),
            UnaryFunction.Atan => dx / (1 + x * x),
            UnaryFunction.Sinh => Cosh(x) * dx,
            UnaryFunction.Cosh => Sinh(x) * dx,
            UnaryFunction.Asinh => dx / Hypot(1, x),
            UnaryFunction.Acosh => dx / (Sqrt(x - 1) * Sqrt(x + 1)),
            UnaryFunction.Atanh => dx / ((1 - x) * (1 + x)),
            UnaryFunction.Sign or UnaryFunction.Floor or UnaryFunction.Ceiling or UnaryFunction.Round or UnaryFunction.Truncate => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(y), y.Function, "No derivative is stated."),
        };
    }

    public static Expr Of(Binary y, Expr da, Expr db)
    {
        Expr a = y.Left, b = y.Right;

        return y.Function switch
        {
            BinaryFunction.Add => da + db,
            BinaryFunction.Subtract => da - db,
            BinaryFunction.Multiply when ReferenceEquals(a, b) => 2 * (a * da),
            BinaryFunction.Multiply => da * b + a * db,
            BinaryFunction.Divide => Quotient(y, da, db),
            BinaryFunction.Max => Mean(a > b, a < b, da, db),
            BinaryFunction.Min => Mean(a < b, a > b, da, db),
            BinaryFunction.Pow => Power(y, da, db),
            BinaryFunction.Hypot => a / y * da + b / y * db,
            BinaryFunction.Atan2 when IsZero(db) => b / (a * a + b * b) * da,
            BinaryFunction.Atan2 => (b * da - a * db) / (a * a + b * b),
            _ => throw new ArgumentOutOfRangeException(nameof(y), y.Function, "No derivative is stated."),
        };
    }

    /// <summary>d(a/b) = (da − y·db)/b: one division more than y's, and no square of b that could overflow.</summary>
    private static Expr Quotient(Binary y, Expr da, Expr db) => IsZero(db) ? da / y.Right : IsZero(da) ? -(y * db / y.Right) : (da - y * db) / y.Right;

    /// <summary>Of the larger or the smaller of two its own derivative, and the mean where both are equal, so that max(x, 0) + min(x, 0) has the derivative of x.</summary>
    private static Expr Mean(Comparison first, Comparison second, Expr da, Expr db) => first.Choose(da, second.Choose(db, 0.5 * (da + db)));

    /// <summary>d(aᵇ) = b·aᵇ⁻¹·da + aᵇ·log(a)·db, where a = 0 has no share of db, whatever log(0) is.</summary>
    private static Expr Power(Binary y, Expr da, Expr db)
    {
        Expr a = y.Left, b = y.Right;
        Expr byBase = IsZero(da) ? 0 : b * Pow(a, b - 1) * da;
        Expr byExponent = IsZero(db) ? 0
            : a is Constant ? Vanishing(y * Log(a), db)
            : new Comparison(Relation.Equal, a, 0).Choose(0, y * Log(a) * db);

        return byBase + byExponent;
    }

    /// <summary>
    /// slope·dx for a slope that becomes 0 where the function is flat: 0 there even if dx has overflowed, as the square in the derivative of tanh(x³) does before anything else.
    /// </summary>
    private static Expr Vanishing(Expr slope, Expr dx) =>
        Growth.IsAtMostLinear(dx) ? slope * dx : new Comparison(Relation.Equal, slope, 0).Choose(0, slope * dx);

    private static bool IsZero(Expr expr) => expr is Constant { Value: 0 };
}
