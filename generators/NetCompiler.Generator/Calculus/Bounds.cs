using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>What is known of the values of a <see cref="ScalarGraph"/> where some conditions hold, whatever numbers the parameters are.</summary>
internal sealed class Bounds
{
    private readonly Dictionary<Expr, Interval> _known;
    private readonly Dictionary<Expr, Interval> _found = new(SharedParts.Comparer);

    private readonly Effort _effort;

    private Bounds(Dictionary<Expr, Interval> known, Effort effort)
    {
        _known = known;
        _effort = effort;
    }

    /// <summary>How many values may still be looked at, under whatever conditions: conditionals of conditionals have more ways through them than there is time.</summary>
    private sealed class Effort
    {
        public int Left = 20_000;
    }

    /// <summary>Where nothing is known.</summary>
    public static Bounds Everywhere() => new(new(SharedParts.Comparer), new Effort());

    /// <summary>Where a condition holds, or where it does not. A condition without a number in it tells nothing.</summary>
    public Bounds Given(Comparison condition, bool holds)
    {
        Relation relation = holds ? condition.Relation : Opposite(condition.Relation);

        (Expr value, Interval allowed)? told = (condition.Left, condition.Right) switch
        {
            (not Constant, Constant c) when Allowed(relation, c.Value) is { } interval => (condition.Left, interval),
            (Constant c, not Constant) when Allowed(Swapped(relation), c.Value) is { } interval => (condition.Right, interval),
            _ => null,
        };

        if (told is not { } fact)
            return this;

        Interval narrowed = Of(fact.value).And(fact.allowed with { MayBeNaN = !holds });
        Dictionary<Expr, Interval> known = _known.ToDictionary(k => k.Key, k => k.Value, SharedParts.Comparer);
        known[fact.value] = narrowed;
        return new Bounds(known, _effort);
    }

    public Interval Of(Expr node)
    {
        if (_known.TryGetValue(node, out Interval interval) || _found.TryGetValue(node, out interval))
            return interval;

        if (_effort.Left-- <= 0)
            return Interval.Anything;

        return _found[node] = node switch
        {
            Constant c => Interval.Of(c.Value),
            Argument => Interval.Numbers,
            Unary u => Of(u.Function, Of(u.Operand)),
            Binary b => Of(b, Of(b.Left), Of(b.Right)),
            Choice c => Decided(c.Condition) is { } holds ? Of(holds ? c.Then : c.Else) : Given(c.Condition, true).Of(c.Then).Or(Given(c.Condition, false).Of(c.Else)),
            _ => Interval.Anything,
        };
    }

    /// <summary>The value itself behind choices, maxima and minima that are decided here.</summary>
    public Expr Resolved(Expr node) => node switch
    {
        Choice c when Decided(c.Condition) is { } holds => Resolved(holds ? c.Then : c.Else),
        Binary { Function: BinaryFunction.Max } b when IsBelow(Of(b.Left), Of(b.Right)) => Resolved(b.Right),
        Binary { Function: BinaryFunction.Max } b when IsBelow(Of(b.Right), Of(b.Left)) => Resolved(b.Left),
        Binary { Function: BinaryFunction.Min } b when IsBelow(Of(b.Left), Of(b.Right)) => Resolved(b.Left),
        Binary { Function: BinaryFunction.Min } b when IsBelow(Of(b.Right), Of(b.Left)) => Resolved(b.Right),
        _ => node,
    };

    private bool? Decided(Comparison condition)
    {
        Interval left = Of(condition.Left), right = Of(condition.Right);

        if (left.MayBeNaN || right.MayBeNaN || left.IsEmpty || right.IsEmpty)
            return null;

        return condition.Relation switch
        {
            Relation.Less => IsLess(left, right) ? true : IsBelow(right, left) ? false : null,
            Relation.LessOrEqual => IsBelow(left, right) ? true : IsLess(right, left) ? false : null,
            Relation.Greater => IsLess(right, left) ? true : IsBelow(left, right) ? false : null,
            Relation.GreaterOrEqual => IsBelow(right, left) ? true : IsLess(left, right) ? false : null,
            _ => null,
        };
    }

    private static bool IsBelow(Interval a, Interval b) => !a.MayBeNaN && !b.MayBeNaN && a.High <= b.Low;

    private static bool IsLess(Interval a, Interval b) => IsBelow(a, b) && (a.High < b.Low || a.BelowHigh || b.AboveLow);

    private static Interval Of(UnaryFunction function, Interval x)
    {
        switch (function)
        {
            case UnaryFunction.Negate:
                return -x;

            case UnaryFunction.Abs:
                return x.Low >= 0 ? x : x.High <= 0 ? -x : Interval.Max(x, -x) with { Low = 0, AboveLow = false };

            case UnaryFunction.Sqrt when x is { Low: >= 0, MayBeNaN: false }:
            case UnaryFunction.Exp or UnaryFunction.Expm1 or UnaryFunction.Tanh or UnaryFunction.Sigmoid or UnaryFunction.Softplus or UnaryFunction.Cbrt or UnaryFunction.Sinh or UnaryFunction.Atan:
                return Interval.Rounded(Folding.Of(function, x.Low)!.Value, Folding.Of(function, x.High)!.Value, x.MayBeNaN);

            case UnaryFunction.Cosh or UnaryFunction.LogCosh:
                return new(0, double.PositiveInfinity, MayBeNaN: x.MayBeNaN);

            case UnaryFunction.Sign:
                return new(-1, 1, MayBeNaN: x.MayBeNaN);

            default:
                return Interval.Anything;
        }
    }

    private static Interval Of(Binary node, Interval a, Interval b) => node.Function switch
    {
        BinaryFunction.Add => a + b,
        BinaryFunction.Subtract => a + -b,
        BinaryFunction.Multiply when ReferenceEquals(node.Left, node.Right) => Square(a),
        BinaryFunction.Multiply => a * b,
        BinaryFunction.Max => Interval.Max(a, b),
        BinaryFunction.Min => Interval.Min(a, b),
        BinaryFunction.Hypot => Interval.Rounded(Math.Max(a.LeastSize, b.LeastSize), double.PositiveInfinity, a.MayBeNaN || b.MayBeNaN),
        _ => Interval.Anything,
    };

    private static Interval Square(Interval x)
    {
        double most = Math.Max(Math.Abs(x.Low), Math.Abs(x.High));
        return Interval.Rounded(x.LeastSize * x.LeastSize, most * most, x.MayBeNaN);
    }

    private static Interval? Allowed(Relation relation, double number) => relation switch
    {
        Relation.Less => new(double.NegativeInfinity, number, BelowHigh: true),
        Relation.LessOrEqual => new(double.NegativeInfinity, number),
        Relation.Greater => new(number, double.PositiveInfinity, AboveLow: true),
        Relation.GreaterOrEqual => new(number, double.PositiveInfinity),
        Relation.Equal => new(number, number),
        _ => null,
    };

    private static Relation Opposite(Relation relation) => relation switch
    {
        Relation.Less => Relation.GreaterOrEqual,
        Relation.LessOrEqual => Relation.Greater,
        Relation.Greater => Relation.LessOrEqual,
        Relation.GreaterOrEqual => Relation.Less,
        Relation.Equal => Relation.NotEqual,
        _ => Relation.Equal,
    };

    private static Relation Swapped(Relation relation) => relation switch
    {
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        _ => relation,
    };
}
