using System;

namespace NetCompiler.Generator.Expressions;

/// <summary>
/// Builds expressions in their simplest form. Only rewrites that keep every finite value's bits, or that fold constants, are made:
/// <c>x·1</c>, <c>x + 0</c>, <c>x − 0</c>, <c>x / 1</c>, <c>−(−x)</c>, a division by a power of two, constants, <c>(c/x)·d</c>, <c>y·(c/x)·d</c>.
/// <c>0·x</c> is folded too: a gradient that is not asked for must vanish.
/// </summary>
internal static class Simplify
{
    public static Expr Unary(UnaryFunction function, Expr x) => (function, x) switch
    {
        (UnaryFunction.Negate, Constant c) => new Constant(-c.Value),
        (UnaryFunction.Negate, Unary { Function: UnaryFunction.Negate } inner) => inner.Operand,
        (UnaryFunction.Sqrt, Constant { Value: >= 0 } c) => new Constant(Math.Sqrt(c.Value)),
        (UnaryFunction.Exp, Constant c) => new Constant(Math.Exp(c.Value)),
        _ => new Unary(function, x),
    };

    public static Expr Binary(BinaryFunction function, Expr left, Expr right)
    {
        if (left is Constant a && right is Constant b)
            return new Constant(Fold(function, a.Value, b.Value));

        return (function, left, right) switch
        {
            (BinaryFunction.Add, Constant { Value: 0 }, _) => right,
            (BinaryFunction.Add, _, Constant { Value: 0 }) => left,
            (BinaryFunction.Add, _, Unary { Function: UnaryFunction.Negate } negated) => Binary(BinaryFunction.Subtract, left, negated.Operand),
            (BinaryFunction.Subtract, _, Constant { Value: 0 }) => left,
            (BinaryFunction.Subtract, Constant { Value: 0 }, _) => Unary(UnaryFunction.Negate, right),
            (BinaryFunction.Multiply, Constant { Value: 1 }, _) => right,
            (BinaryFunction.Multiply, _, Constant { Value: 1 }) => left,
            (BinaryFunction.Multiply, Constant { Value: -1 }, _) => Unary(UnaryFunction.Negate, right),
            (BinaryFunction.Multiply, _, Constant { Value: -1 }) => Unary(UnaryFunction.Negate, left),
            (BinaryFunction.Multiply, Binary { Function: BinaryFunction.Divide, Left: Constant c } quotient, Constant d) => Binary(BinaryFunction.Divide, c.Value * d.Value, quotient.Right),
            (BinaryFunction.Multiply, Binary { Function: BinaryFunction.Multiply, Right: Binary { Function: BinaryFunction.Divide, Left: Constant } share } product, Constant { Value: not 0 }) => Binary(BinaryFunction.Multiply, product.Left, Binary(BinaryFunction.Multiply, share, right)),
            (BinaryFunction.Multiply, Constant { Value: 0 }, _) => left,
            (BinaryFunction.Multiply, _, Constant { Value: 0 }) => right,
            (BinaryFunction.Divide, _, Constant { Value: 1 }) => left,
            (BinaryFunction.Divide, Constant { Value: 0 }, _) => left,
            (BinaryFunction.Divide, _, Constant c) when IsPowerOfTwo(c.Value) => Binary(BinaryFunction.Multiply, left, 1 / c.Value),
            _ => new Binary(function, left, right),
        };
    }

    private static double Fold(BinaryFunction function, double left, double right) => function switch
    {
        BinaryFunction.Add => left + right,
        BinaryFunction.Subtract => left - right,
        BinaryFunction.Multiply => left * right,
        BinaryFunction.Divide => left / right,
        BinaryFunction.Max => Math.Max(left, right),
        BinaryFunction.Min => Math.Min(left, right),
        BinaryFunction.Pow => Math.Pow(left, right),
        BinaryFunction.Atan2 => Math.Atan2(left, right),
        BinaryFunction.Hypot => Math.Sqrt(left * left + right * right),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such function."),
    };

    private static bool IsPowerOfTwo(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        return (bits & 0xF_FFFF_FFFF_FFFF) == 0 && Math.Abs(value) is >= 1e-30 and <= 1e30;
    }
}
