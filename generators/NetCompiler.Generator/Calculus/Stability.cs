using System;
using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Calculus;

/// <summary>
/// Forms that neither overflow nor lose digits, in the place of those that textbooks write: the same number where both have one. One rule, one line, with what it avoids.
/// </summary>
internal static class Stability
{
    public static Expr? Of(Expr node) => node switch
    {
        Binary { Function: BinaryFunction.Add } b => Sum(b.Left, b.Right) ?? Sum(b.Right, b.Left),
        Binary { Function: BinaryFunction.Subtract } b => Difference(b.Left, b.Right),
        Binary { Function: BinaryFunction.Multiply } b => Product(b.Left, b.Right) ?? Product(b.Right, b.Left),
        Binary { Function: BinaryFunction.Divide } b => Quotient(b.Left, b.Right),
        Unary { Function: UnaryFunction.Log } u => Logarithm(u.Operand),
        Unary { Function: UnaryFunction.Log1p, Operand: var x } => IsExp(x, out Expr u) ? Softplus(u) : null,
        Unary { Function: UnaryFunction.Sqrt } u => Root(u.Operand),
        _ => null,
    };

    private static Expr? Sum(Expr a, Expr b)
    {
        // eᵘ + e⁻ᵘ: two exponentials of which one overflows; cosh has one, and cancels against sinh in a quotient.
        if (IsExp(a, out Expr u) && IsExp(b, out Expr v) && AreOpposite(u, v))
            return 2 * Cosh(u);

        // −c + c·eᵘ: where eᵘ is near 1, the difference has lost all digits.
        return a is Constant { Value: < 0 } minus ? MinusConstant(b, -minus.Value) : null;
    }

    private static Expr? Difference(Expr a, Expr b)
    {
        // eᵘ − e⁻ᵘ: cancels near 0.
        if (IsExp(a, out Expr u) && IsExp(b, out Expr v) && AreOpposite(u, v))
            return 2 * Sinh(u);

        // c − c·eᵘ: cancels near 0.
        if (a is Constant one && MinusConstant(b, one.Value) is { } difference)
            return -difference;

        // 1 − σ(u): has no digits left where σ(u) is near 1.
        if (a is Constant { Value: 1 } && b is Unary { Function: UnaryFunction.Sigmoid } sigmoid)
            return Sigmoid(-sigmoid.Operand);

        return b is Constant c ? MinusConstant(a, c.Value) : null;
    }

    /// <summary>x − c, where x is c·eᵘ, or 2·σ(u) and c is 1.</summary>
    private static Expr? MinusConstant(Expr x, double c)
    {
        (double factor, Expr rest) = x is Binary { Function: BinaryFunction.Multiply, Left: Constant k } p ? (k.Value, p.Right) : (1, x);

        if (factor == c && IsExp(rest, out Expr u))
            return c * Expm1(u);

        // 2·σ(u) − 1: cancels near 0, and has the derivative of tanh in a form that can be read.
        return factor == 2 && c == 1 && rest is Unary { Function: UnaryFunction.Sigmoid } sigmoid ? Tanh(0.5 * sigmoid.Operand) : null;
    }

    private static Expr? Product(Expr a, Expr b)
    {
        // eᵘ·σ(−u): infinity times 0 for large u.
        return IsExp(a, out Expr u) && b is Unary { Function: UnaryFunction.Sigmoid } sigmoid && AreOpposite(u, sigmoid.Operand) ? Sigmoid(u) : null;
    }

    private static Expr? Quotient(Expr a, Expr b)
    {
        if (IsOnePlusExp(b, out Expr u))
        {
            // eᵘ / (1 + eᵘ): infinity by infinity for large u.
            if (IsExp(a, out Expr v) && ReferenceEquals(u, v))
                return Sigmoid(u);

            // (eᵘ − 1) / (1 + eᵘ): the same.
            if (a is Unary { Function: UnaryFunction.Expm1 } difference && ReferenceEquals(difference.Operand, u))
                return Tanh(0.5 * u);

            // a / (1 + eᵘ): overflows where the quotient is a small number; σ's derivative is a product of its values.
            return a * Sigmoid(-u);
        }

        // a / (1 + eᵘ)²: the same, squared.
        if (b is Binary { Function: BinaryFunction.Multiply } square && ReferenceEquals(square.Left, square.Right) && IsOnePlusExp(square.Left, out u))
            return a * (Sigmoid(-u) * Sigmoid(-u));

        // a / eᵘ: overflows where the quotient is 0.
        if (IsExp(b, out Expr exponent))
            return a * Exp(-exponent);

        return (a, b) switch
        {
            // sinh / cosh: infinity by infinity from 89 on.
            (Unary { Function: UnaryFunction.Sinh } sinh, Unary { Function: UnaryFunction.Cosh } cosh) when ReferenceEquals(sinh.Operand, cosh.Operand) => Tanh(sinh.Operand),
            (Unary { Function: UnaryFunction.Sin } sine, Unary { Function: UnaryFunction.Cos } cosine) when ReferenceEquals(sine.Operand, cosine.Operand) => new Unary(UnaryFunction.Tan, sine.Operand),

            // x / |x| and |x| / x: 0 by 0 at 0. Here it is 0, as sign has it.
            (_, Unary { Function: UnaryFunction.Abs } size) when ReferenceEquals(size.Operand, a) => Sign(a),
            (Unary { Function: UnaryFunction.Abs } size, _) when ReferenceEquals(size.Operand, b) => Sign(b),
            _ => null,
        };
    }

    private static Expr? Logarithm(Expr x) => x switch
    {
        // log(σ(u)): −∞ where u is below −88 and the logarithm is u.
        Unary { Function: UnaryFunction.Sigmoid } sigmoid => -Softplus(-sigmoid.Operand),

        // log(cosh(u)): infinite from 89 on, where it is |u| − log 2, and without digits near 0.
        Unary { Function: UnaryFunction.Cosh } cosh => LogCosh(cosh.Operand),
        Binary { Function: BinaryFunction.Multiply, Left: Constant { Value: > 0 } factor, Right: Unary { Function: UnaryFunction.Cosh } cosh } => LogCosh(cosh.Operand) + Math.Log(factor.Value),

        // log(1 + eᵘ): infinite from 89 on, where it is u. log(1 + u): has no digits left where u is small.
        Binary { Function: BinaryFunction.Add } when IsOnePlus(x, out Expr u) => IsExp(u, out Expr exponent) ? Softplus(exponent) : Log1p(u),
        Binary { Function: BinaryFunction.Subtract, Left: Constant { Value: 1 } } difference => Log1p(-difference.Right),
        _ => null,
    };

    private static Expr? Root(Expr x) => x switch
    {
        // √u²: its derivative at 0 is 0·∞. It is that of |u|, 0.
        Binary { Function: BinaryFunction.Multiply } square when IsSquare(square, out Expr u) => Abs(u),

        // √(u² + v²), √(c + u²): the square overflows where the root is |u|.
        Binary { Function: BinaryFunction.Add } sum when IsSquare(sum.Left, out Expr u) && IsSquare(sum.Right, out Expr v) => Hypot(u, v),
        _ => null,
    };

    /// <summary>Whether an expression is u², c·u² as (√c·u)², or a constant as its root's.</summary>
    private static bool IsSquare(Expr x, out Expr root)
    {
        (bool isSquare, root) = x switch
        {
            Constant { Value: > 0 } c => (true, Math.Sqrt(c.Value)),
            Binary { Function: BinaryFunction.Multiply } b when ReferenceEquals(b.Left, b.Right) => (true, b.Left),
            Binary { Function: BinaryFunction.Multiply, Left: Constant { Value: > 0 } c, Right: Binary { Function: BinaryFunction.Multiply } b } when ReferenceEquals(b.Left, b.Right) => (true, Math.Sqrt(c.Value) * b.Left),
            _ => (false, x),
        };

        return isSquare;
    }

    private static bool IsOnePlusExp(Expr x, out Expr exponent) => IsOnePlus(x, out Expr rest) & IsExp(rest, out exponent);

    private static bool IsOnePlus(Expr x, out Expr rest)
    {
        rest = x is not Binary { Function: BinaryFunction.Add } sum ? x
            : sum.Left is Constant { Value: 1 } ? sum.Right
            : sum.Right is Constant { Value: 1 } ? sum.Left
            : x;

        return !ReferenceEquals(rest, x);
    }

    private static bool IsExp(Expr x, out Expr exponent)
    {
        exponent = x is Unary { Function: UnaryFunction.Exp } exp ? exp.Operand : x;
        return !ReferenceEquals(exponent, x);
    }

    private static bool AreOpposite(Expr u, Expr v) => (u, v) switch
    {
        (Unary { Function: UnaryFunction.Negate } negated, _) when ReferenceEquals(negated.Operand, v) => true,
        (_, Unary { Function: UnaryFunction.Negate } negated) when ReferenceEquals(negated.Operand, u) => true,
        (Binary { Function: BinaryFunction.Multiply, Left: Constant c } p, Binary { Function: BinaryFunction.Multiply, Left: Constant d } q) => c.Value == -d.Value && ReferenceEquals(p.Right, q.Right),
        (Binary { Function: BinaryFunction.Subtract } p, Binary { Function: BinaryFunction.Subtract } q) => ReferenceEquals(p.Left, q.Right) && ReferenceEquals(p.Right, q.Left),
        _ => false,
    };
}
