using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>
/// Writes a derivative in terms of the function's value y, which memory keeps anyway for what reads it next.
/// <code>
/// y = x where x > 0, else α·(eˣ − 1)     1 where x > 0, else α·(eˣ − 1 + 1)  →  1 where y > 0, else y + α
/// y = √(1 + x²) − 1                      x / √(1 + x²)                       →  x / (y + 1)
/// </code>
/// A condition may be one of y where the values on either side of it lie on either side of a number (<see cref="Bounds"/>), as floats too; a part s of y = a·s + b may be (y − b)/a
/// where y has not lost its digits in b. Costly parts are always written so; conditions and cheap parts only where a parameter need not be kept then.
/// </summary>
internal sealed class ByValue
{
    /// <summary>Longer functions compute so much that keeping a parameter is nothing.</summary>
    private const int Longest = 400;

    /// <summary>Conditionals after conditionals have as many paths as there are ways to take them.</summary>
    private const int MostSteps = 2000;

    private readonly ScalarGraph _source, _target;
    private readonly Expr _value, _y;
    private readonly bool _wholly;
    private int _steps;

    private ByValue(ScalarGraph source, Scalar value, bool wholly)
    {
        string name = source.Parameters.Contains("y") ? "value" : "y";
        _source = source;
        _target = new ScalarGraph([.. source.Parameters, name]) { Stabilizes = false };
        _value = source[value];
        _y = _target[_target.Parameter(source.Parameters.Count)];
        _wholly = wholly;
    }

    /// <summary>The derivative by one parameter: of the parameters alone where nothing is saved, else of the value after them.</summary>
    public static ScalarFunction Of(ScalarFunction function, int parameter)
    {
        (ScalarGraph graph, Scalar value, Scalar slope) = Differential.Graph(function, parameter);
        string name = Differential.Name(function, parameter);
        ScalarFunction plain = graph.Finish(name, slope);

        if (graph.Count > Longest || graph[value] is Argument or Constant)
            return plain;

        if (new ByValue(graph, value, wholly: true).Written(name, slope) is { } wholly && Named(wholly) < Named(plain))
            return wholly;

        return new ByValue(graph, value, wholly: false).Written(name, slope) is { } partly && partly.DependsOn(plain.Parameters.Count) ? partly : plain;

        int Named(ScalarFunction derivative) => Enumerable.Range(0, plain.Parameters.Count).Count(derivative.DependsOn);
    }

    private ScalarFunction? Written(string name, Scalar slope)
    {
        Expr written = Written(_source[slope], On(Bounds.Everywhere()));
        return _steps > MostSteps ? null : _target.Finish(name, _target.Id(written));
    }

    /// <summary>What holds on the way to a part of the derivative, and what is a formula of y there.</summary>
    private sealed record Path(Bounds Bounds, Dictionary<Expr, Expr> Known);

    private Expr Written(Expr node, Path path)
    {
        if (path.Known.TryGetValue(node, out Expr? known))
            return known;

        if (_steps > MostSteps)
            return _y;

        Expr written = node is Choice c
            ? new Choice(Condition(c.Condition, path), Written(c.Then, On(path.Bounds.Given(c.Condition, true))), Written(c.Else, On(path.Bounds.Given(c.Condition, false))))
            : Rebuilt(node, part => Written(part, path));

        return path.Known[node] = Taken(node, written);
    }

    private Comparison Condition(Comparison condition, Path path)
    {
        if (_wholly && ByY(path.Bounds.Given(condition, true).Of(_value), path.Bounds.Given(condition, false).Of(_value)) is { } byY)
            return byY;

        // A rounded inverse could decide otherwise: what is compared stays what it was.
        Path plain = new(path.Bounds, new(SharedParts.Comparer));
        return new Comparison(condition.Relation, Copied(condition.Left, plain), Copied(condition.Right, plain));
    }

    private Expr Copied(Expr node, Path plain) =>
        plain.Known.TryGetValue(node, out Expr? known) ? known : plain.Known[node] = Taken(node, Rebuilt(node, part => Copied(part, plain)));

    /// <summary>The condition of y that holds just where all of y lies in the first of two intervals, and fails where it lies in the second.</summary>
    private Comparison? ByY(Interval first, Interval second)
    {
        if (first.MayBeNaN || first.IsEmpty || second.IsEmpty)
            return null;

        // What is no number fails every comparison, and is in the second.
        if (first.Low >= second.High && !double.IsInfinity(first.Low) && !double.IsInfinity(second.High))
            return first.Low > second.High || first.AboveLow ? _y > Number(second.High) : second.BelowHigh ? _y >= Number(first.Low) : null;

        if (first.High <= second.Low && !double.IsInfinity(first.High) && !double.IsInfinity(second.Low))
            return first.High < second.Low || first.BelowHigh ? _y < Number(second.Low) : second.AboveLow ? _y <= Number(first.High) : null;

        return null;

        // A bound may have become −0.
        static Expr Number(double bound) => bound + 0.0;
    }

    /// <summary>y = a·s + b for each s on the way into the value: where it is known which arm is taken, into that arm.</summary>
    private Path On(Bounds bounds)
    {
        Dictionary<Expr, Expr> known = new(SharedParts.Comparer) { [_value] = _y };
        double a = 1, b = 0;
        Expr s = bounds.Resolved(_value);

        while (s is not Constant && Math.Abs(a) is > 1e-3 and < 1e3)
        {
            if ((_wholly || s.IsCostly()) && (b == 0 || bounds.Of(s).LeastSize >= 0.5 * Math.Abs(b / a)))
                known[s] = _target.Take((_y + -b) / a);

            if (Affine(s) is not (var factor, var summand, var part))
                break;

            (a, b, s) = (a * factor, b + a * summand, bounds.Resolved(part));
        }

        return new Path(bounds, known);
    }

    /// <summary>The expression as factor·part + summand.</summary>
    private static (double Factor, double Summand, Expr Part)? Affine(Expr s) => s switch
    {
        Unary { Function: UnaryFunction.Negate } u => (-1, 0, u.Operand),
        Binary { Function: BinaryFunction.Multiply, Left: Constant c } p => (c.Value, 0, p.Right),
        Binary { Function: BinaryFunction.Add, Left: Constant c } p => (1, c.Value, p.Right),
        Binary { Function: BinaryFunction.Add, Right: Constant c } p => (1, c.Value, p.Left),
        Binary { Function: BinaryFunction.Subtract, Right: Constant c } p => (1, -c.Value, p.Left),
        Binary { Function: BinaryFunction.Subtract, Left: Constant c } p => (-1, c.Value, p.Right),
        _ => null,
    };

    private Expr Taken(Expr node, Expr written)
    {
        _steps++;
        Expr taken = _target.Take(written);

        if (_source.NameOf(_source.Id(node)) is { } name)
            _target.Name(_target.Id(taken), name);

        return taken;
    }

    private static Expr Rebuilt(Expr node, Func<Expr, Expr> part) => node switch
    {
        Unary u => new Unary(u.Function, part(u.Operand)),
        Binary b => new Binary(b.Function, part(b.Left), part(b.Right)),
        Choice c => new Choice(new Comparison(c.Condition.Relation, part(c.Condition.Left), part(c.Condition.Right)), part(c.Then), part(c.Else)),
        _ => node,
    };
}
