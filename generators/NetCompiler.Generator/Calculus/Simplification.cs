using System;
using NetCompiler.Generator.Expressions;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Calculus;

/// <summary>
/// Shorter forms of the same number, beyond what <see cref="Simplify"/> does to every expression: a rule changes rounding at most, and the sign of a zero.
/// One rule, one line; operands are nodes, so that equal ones are the same object.
/// </summary>
internal static class Simplification
{
    public static Expr? Of(Expr node) => node switch
    {
        Unary { Operand: Constant c } u when Folding.Of(u.Function, c.Value) is { } value => value,
        Unary u => OfUnary(u.Function, u.Operand),
        Binary { Function: BinaryFunction.Add } b => Sum(b.Left, b.Right) ?? Sum(b.Right, b.Left),
        Binary { Function: BinaryFunction.Subtract } b => Difference(b.Left, b.Right),
        Binary { Function: BinaryFunction.Multiply, Right: Constant c } b => c * b.Left,
        Binary { Function: BinaryFunction.Multiply } b => Product(b.Left, b.Right) ?? Product(b.Right, b.Left),
        Binary { Function: BinaryFunction.Divide } b => Quotient(b.Left, b.Right),
        Binary { Function: BinaryFunction.Pow } b => Power(b.Left, b.Right),
        Binary { Function: BinaryFunction.Max or BinaryFunction.Min, Left: Constant c, Right: not Constant } b => new Binary(b.Function, b.Right, c),
        Binary { Function: BinaryFunction.Max } b => Larger(b.Left, b.Right) ?? Larger(b.Right, b.Left),
        Binary { Function: BinaryFunction.Min } b when Same(b.Left, b.Right) => b.Left,
        Choice c => Chosen(c.Condition, c.Then, c.Else),
        _ => null,
    };

    private static Expr? OfUnary(UnaryFunction function, Expr x) => (function, x) switch
    {
        (UnaryFunction.Negate, Binary { Function: BinaryFunction.Subtract } b) => b.Right - b.Left,
        (UnaryFunction.Negate, Binary { Function: BinaryFunction.Multiply, Left: Constant c } b) => -c.Value * b.Right,
        (UnaryFunction.Negate, Binary { Function: BinaryFunction.Divide, Left: Constant c } b) => -c.Value / b.Right,
        (UnaryFunction.Abs, Unary { Function: UnaryFunction.Abs }) => x,
        (UnaryFunction.Abs, Unary { Function: UnaryFunction.Negate } u) => Abs(u.Operand),
        (UnaryFunction.Abs, Binary { Function: BinaryFunction.Multiply } b) when Same(b.Left, b.Right) => x,
        (UnaryFunction.Abs, Unary { Function: UnaryFunction.Exp or UnaryFunction.Sigmoid or UnaryFunction.Softplus or UnaryFunction.Sqrt }) => x,
        (UnaryFunction.Sign, Unary { Function: UnaryFunction.Negate } u) => -Sign(u.Operand),
        (UnaryFunction.Sin or UnaryFunction.Tan or UnaryFunction.Tanh or UnaryFunction.Sinh or UnaryFunction.Erf or UnaryFunction.Atan or UnaryFunction.Asinh, Unary { Function: UnaryFunction.Negate } u) => -new Unary(function, u.Operand),
        (UnaryFunction.Cos or UnaryFunction.Cosh or UnaryFunction.LogCosh, Unary { Function: UnaryFunction.Negate or UnaryFunction.Abs } u) => new Unary(function, u.Operand),
        (UnaryFunction.Log, Unary { Function: UnaryFunction.Exp } u) => u.Operand,
        _ => null,
    };

    private static Expr? Sum(Expr a, Expr b) => (a, b) switch
    {
        _ when Same(a, b) => 2 * a,
        (Unary { Function: UnaryFunction.Negate } u, _) => b - u.Operand,
        (Binary { Function: BinaryFunction.Multiply, Left: Constant c } p, _) when Same(p.Right, b) => (c.Value + 1) * b,
        (Binary { Function: BinaryFunction.Multiply, Left: Constant c } p, Binary { Function: BinaryFunction.Multiply, Left: Constant d } q) when Same(p.Right, q.Right) => (c.Value + d.Value) * p.Right,
        (Binary { Function: BinaryFunction.Subtract } d, _) when Same(d.Right, b) => d.Left,
        (Binary { Function: BinaryFunction.Multiply, Left: Constant { Value: < 0 } c } p, _) => b - -c.Value * p.Right,
        _ => CommonFactor(a, b) is (var factor, var left, var right) ? factor * (left + right) : null,
    };

    private static Expr? Difference(Expr a, Expr b) => (a, b) switch
    {
        _ when Same(a, b) => 0,
        (_, Unary { Function: UnaryFunction.Negate } u) => a + u.Operand,
        (Unary { Function: UnaryFunction.Negate } u, _) => -(u.Operand + b),
        (Binary { Function: BinaryFunction.Multiply, Left: Constant c } p, _) when Same(p.Right, b) => (c.Value - 1) * b,
        (Binary { Function: BinaryFunction.Multiply, Left: Constant c } p, Binary { Function: BinaryFunction.Multiply, Left: Constant d } q) when Same(p.Right, q.Right) => (c.Value - d.Value) * p.Right,
        (Binary { Function: BinaryFunction.Add } s, _) when Same(s.Right, b) => s.Left,
        (Binary { Function: BinaryFunction.Add } s, _) when Same(s.Left, b) => s.Right,
        (_, Binary { Function: BinaryFunction.Multiply, Left: Constant { Value: < 0 } c } p) => a + -c.Value * p.Right,
        _ => CommonFactor(a, b) is (var factor, var left, var right) ? factor * (left - right) : null,
    };

    private static Expr? Product(Expr a, Expr b) => (a, b) switch
    {
        (Constant c, Binary { Function: BinaryFunction.Multiply, Left: Constant d } p) => c.Value * d.Value * p.Right,
        (Constant c, Binary { Function: BinaryFunction.Divide, Left: Constant d } q) => c.Value * d.Value / q.Right,
        (Constant c, Unary { Function: UnaryFunction.Negate } u) => -c.Value * u.Operand,
        (Constant c, Binary { Function: BinaryFunction.Add, Left: Binary { Function: BinaryFunction.Multiply, Left: Constant d } p, Right: Constant e }) when Math.Abs(c.Value * d.Value - 1) < 1e-9 => p.Right + c.Value * e.Value,
        (Unary { Function: UnaryFunction.Negate } u, _) => -(u.Operand * b),
        (Binary { Function: BinaryFunction.Multiply, Left: Constant { Value: > -1e3 and < -1e-3 or > 1e-3 and < 1e3 } c } p, not Constant) => c * (p.Right * b),
        (Binary { Function: BinaryFunction.Divide, Left: Constant { Value: 1 } } inverse, _) => b / inverse.Right,
        (Unary { Function: UnaryFunction.Abs } u, Unary { Function: UnaryFunction.Abs } v) when Same(u, v) => u.Operand * u.Operand,
        (Unary { Function: UnaryFunction.Sign } u, Unary { Function: UnaryFunction.Abs } v) when Same(u.Operand, v.Operand) => u.Operand,
        (Unary { Function: UnaryFunction.Sign } u, _) when Same(u.Operand, b) => Abs(b),
        (Unary { Function: UnaryFunction.Sqrt } u, Unary { Function: UnaryFunction.Sqrt } v) when Same(u, v) && Range.IsPositive(u.Operand) => u.Operand,
        _ => null,
    };

    private static Expr? Quotient(Expr a, Expr b) => (a, b) switch
    {
        (_, Constant { Value: > 1e-30 and < 1e30 or < -1e-30 and > -1e30 } c) => 1 / c.Value * a,
        (Unary { Function: UnaryFunction.Negate } u, Unary { Function: UnaryFunction.Negate } v) => u.Operand / v.Operand,
        (Unary { Function: UnaryFunction.Negate } u, _) => -(u.Operand / b),
        (_, Unary { Function: UnaryFunction.Negate } u) => -(a / u.Operand),
        (Binary { Function: BinaryFunction.Multiply, Left: Constant c } p, Binary { Function: BinaryFunction.Multiply, Left: Constant { Value: not 0 } d } q) => c.Value / d.Value * p.Right / q.Right,
        (_, Binary { Function: BinaryFunction.Multiply, Left: Constant { Value: > 1e-3 and < 1e3 or < -1e-3 and > -1e3 } c } p) => 1 / c.Value * a / p.Right,
        (_, Binary { Function: BinaryFunction.Divide, Left: Constant { Value: 1 } } inverse) => a * inverse.Right,
        _ => null,
    };

    /// <summary>Products and roots are as accurate as a logarithm times an exponent, and cost a tenth.</summary>
    private static Expr? Power(Expr x, Expr y) => y is not Constant exponent ? null : exponent.Value switch
    {
        0 => 1,
        1 => x,
        2 => x * x,
        3 => x * x * x,
        4 => x * x * (x * x),
        -1 or -2 or -3 or -4 => 1 / Pow(x, -exponent.Value),
        0.5 => Sqrt(x),
        -0.5 => 1 / Sqrt(x),
        1.5 => x * Sqrt(x),
        _ => null,
    };

    private static Expr? Larger(Expr a, Expr b) => (a, b) switch
    {
        _ when Same(a, b) => a,
        (Unary { Function: UnaryFunction.Negate } u, _) when Same(u.Operand, b) => Abs(b),
        _ => null,
    };

    private static Expr? Chosen(Comparison condition, Expr then, Expr otherwise) => (then, otherwise) switch
    {
        _ when Same(then, otherwise) => then,
        _ when condition is { Left: Constant a, Right: Constant b } => Folding.Holds(condition.Relation, a.Value, b.Value) ? then : otherwise,
        (Choice inner, _) when IsSame(inner.Condition, condition) => condition.Choose(inner.Then, otherwise),
        (_, Choice inner) when IsSame(inner.Condition, condition) => condition.Choose(then, inner.Else),
        _ => null,
    };

    /// <summary>a·b and a·c as a, b and c; a number that both are multiples of is left to the rules of constants.</summary>
    private static (Expr Factor, Expr Left, Expr Right)? CommonFactor(Expr left, Expr right)
    {
        if (left is not Binary { Function: BinaryFunction.Multiply } p)
            return null;

        if (Same(p.Right, right) || Same(p.Left, right) && right is not Constant)
            return Same(p.Right, right) ? (right, p.Left, 1) : (right, p.Right, 1);

        if (right is not Binary { Function: BinaryFunction.Multiply } q || p.Left is Constant && q.Left is Constant)
            return null;

        return Same(p.Left, q.Left) ? (p.Left, p.Right, q.Right)
            : Same(p.Left, q.Right) ? (p.Left, p.Right, q.Left)
            : Same(p.Right, q.Left) ? (p.Right, p.Left, q.Right)
            : Same(p.Right, q.Right) ? (p.Right, p.Left, q.Left)
            : null;
    }

    private static bool IsSame(Comparison a, Comparison b) => a.Relation == b.Relation && Same(a.Left, b.Left) && Same(a.Right, b.Right);

    private static bool Same(Expr a, Expr b) => ReferenceEquals(a, b);
}
