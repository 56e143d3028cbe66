using System;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>An expression's value in double: what every backend's rendering of it is compared with.</summary>
internal static class Scalar
{
    public static double Evaluate(Expr expr, int batch, Func<int, double> argument)
    {
        return Of(expr);

        double Of(Expr e) => e switch
        {
            Constant constant => constant.Value,
            Argument operand => argument(operand.Index),
            BatchSize => batch,
            Unary unary => Apply(unary.Function, Of(unary.Operand)),
            Binary binary => Apply(binary.Function, Of(binary.Left), Of(binary.Right)),
            Choice choice => Holds(choice.Condition.Relation, Of(choice.Condition.Left), Of(choice.Condition.Right)) ? Of(choice.Then) : Of(choice.Else),
            _ => throw new InvalidOperationException("The reference does not know " + e.GetType().Name),
        };
    }

    private static double Apply(UnaryFunction function, double x) => function switch
    {
        UnaryFunction.Negate => -x,
        UnaryFunction.Abs => Math.Abs(x),
        UnaryFunction.Sqrt => Math.Sqrt(x),
        UnaryFunction.Exp => Math.Exp(x),
        UnaryFunction.Log => Math.Log(x),
        UnaryFunction.Log1p => Log1p(x),
        UnaryFunction.Tanh => Math.Tanh(x),
        UnaryFunction.Sigmoid => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)),
        UnaryFunction.Softplus => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        UnaryFunction.Erf => Erf(x),
        UnaryFunction.Sin => Math.Sin(x),
        UnaryFunction.Cos => Math.Cos(x),
        UnaryFunction.Expm1 => Expm1(x),
        UnaryFunction.Cbrt => Math.Cbrt(x),
        UnaryFunction.Tan => Math.Tan(x),
        UnaryFunction.Asin => Math.Asin(x),
        UnaryFunction.Acos => Math.Acos(x),
        UnaryFunction.Atan => Math.Atan(x),
        UnaryFunction.Sinh => Math.Sinh(x),
        UnaryFunction.Cosh => Math.Cosh(x),
        UnaryFunction.Asinh => Math.Asinh(x),
        UnaryFunction.Acosh => Math.Acosh(x),
        UnaryFunction.Atanh => Math.Atanh(x),
        UnaryFunction.LogCosh => LogCosh(Math.Abs(x)),
        UnaryFunction.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        UnaryFunction.Floor => Math.Floor(x),
        UnaryFunction.Ceiling => Math.Ceiling(x),
        UnaryFunction.Round => Math.Round(x),
        UnaryFunction.Truncate => Math.Truncate(x),
        _ => throw new InvalidOperationException("The reference does not know " + function),
    };

    private static double Apply(BinaryFunction function, double left, double right) => function switch
    {
        BinaryFunction.Add => left + right,
        BinaryFunction.Subtract => left - right,
        BinaryFunction.Multiply => left * right,
        BinaryFunction.Divide => left / right,
        BinaryFunction.Max => Math.Max(left, right),
        BinaryFunction.Min => Math.Min(left, right),
        BinaryFunction.Pow => Math.Pow(left, right),
        BinaryFunction.Atan2 => Math.Atan2(left, right),
        BinaryFunction.Hypot => double.Hypot(left, right),
        _ => throw new InvalidOperationException("The reference does not know " + function),
    };

    private static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Less => left < right,
        Relation.LessOrEqual => left <= right,
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        _ => throw new InvalidOperationException("The reference does not know " + relation),
    };

    /// <summary>log(1 + x): the rounding of 1 + x cancels in the quotient (Kahan).</summary>
    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>log(1 + 2·sinh²(x/2)) near 0, where cosh is 1; x + log(1 + e⁻²ˣ) − log 2 where it overflows.</summary>
    private static double LogCosh(double x) => x < 1 ? Log1p(2 * Math.Sinh(x / 2) * Math.Sinh(x / 2)) : x + Log1p(Math.Exp(-2 * x)) - Math.Log(2);

    /// <summary>eˣ − 1 = 2·sinh(x/2)·e^(x/2): nothing cancels.</summary>
    private static double Expm1(double x) => x < -40 ? -1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);

    /// <summary>2/√π · e^(−x²) · Σ 2ⁿ·x²ⁿ⁺¹ / (1·3·5···(2n + 1)): every term has the sign of x, so that nothing cancels.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);

        double term = x, sum = x;

        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
