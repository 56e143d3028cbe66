using System;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>Functions of constants, in double.</summary>
internal static class Folding
{
    /// <summary>Null of a function that is left to the generated code.</summary>
    public static double? Of(UnaryFunction function, double x) => function switch
    {
        UnaryFunction.Negate => -x,
        UnaryFunction.Abs => Math.Abs(x),
        UnaryFunction.Sqrt => Math.Sqrt(x),
        UnaryFunction.Cbrt => x < 0 ? -Cbrt(-x) : Cbrt(x),
        UnaryFunction.Exp => Math.Exp(x),
        UnaryFunction.Expm1 => x < -40 ? -1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2),
        UnaryFunction.Log => Math.Log(x),
        UnaryFunction.Log1p => Log1p(x),
        UnaryFunction.Tanh => Math.Tanh(x),
        UnaryFunction.Sigmoid => 1 / (1 + Math.Exp(-x)),
        UnaryFunction.Softplus => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        UnaryFunction.Sin => Math.Sin(x),
        UnaryFunction.Cos => Math.Cos(x),
        UnaryFunction.Tan => Math.Tan(x),
        UnaryFunction.Asin => Math.Asin(x),
        UnaryFunction.Acos => Math.Acos(x),
        UnaryFunction.Atan => Math.Atan(x),
        UnaryFunction.Sinh => Math.Sinh(x),
        UnaryFunction.Cosh => Math.Cosh(x),
        UnaryFunction.Atanh => 0.5 * (Log1p(x) - Log1p(-x)),
        UnaryFunction.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        UnaryFunction.Floor => Math.Floor(x),
        UnaryFunction.Ceiling => Math.Ceiling(x),
        UnaryFunction.Round => Math.Round(x),
        UnaryFunction.Truncate => Math.Truncate(x),
        _ => null,
    };

    public static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        _ => left != right,
    };

    /// <summary>The rounding of 1 + x cancels in the quotient (Kahan).</summary>
    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>One step of Newton's method from what the power gives.</summary>
    private static double Cbrt(double x)
    {
        double y = Math.Pow(x, 1.0 / 3);
        return x == 0 || double.IsInfinity(y) ? y : y - (y - x / (y * y)) / 3;
    }
}
