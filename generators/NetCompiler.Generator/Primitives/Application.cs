using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// A function of numbers, applied to every element: each of its lines is a map, and so is each call that costs more than memory. A derivative has the same lines and calls
/// as its function, so that value numbering makes one of both, and fusion makes them locals of one loop.
/// </summary>
internal static class Application
{
    /// <summary>The function of the arguments, broadcast together.</summary>
    public static Value Apply(this ScalarFunction function, params Value[] arguments)
    {
        // The arguments decide the shape, whether or not the result names them.
        Line line = new(arguments, keepsAll: true);
        return line.Map(line.Result(function));
    }

    /// <summary>
    /// A derivative of the arguments times the gradient of the function's value, in one map: the calls of the forward pass are read from where it kept them, and what is new is computed where the
    /// gradient is, not before it and by way of memory.
    /// </summary>
    public static Value ApplyTo(this ScalarFunction derivative, Value gradient, params Value[] arguments)
    {
        Line line = new([gradient, .. arguments], keepsAll: false, first: 1);
        return line.Map(new Argument(0) * line.Result(derivative));
    }

    private sealed class Line(Value[] arguments, bool keepsAll, int first = 0)
    {
        /// <summary>Longer formulas are not looked for among the steps.</summary>
        private const int Longest = 200;

        private readonly ProgramBuilder _builder = arguments[0].Builder;

        /// <summary>The arguments, the lines so far, and the calls in them.</summary>
        private readonly List<Value> _values = [.. arguments];

        /// <summary>What a line is, by its place among the values.</summary>
        private readonly Dictionary<int, Expr> _lines = [];

        public Value Map(Expr result) => _builder.Map([.. _values], result);

        public Expr Result(ScalarFunction function)
        {
            List<int> places = [.. Enumerable.Range(first, arguments.Length - first)];

            foreach (ScalarLine line in function.Lines)
            {
                Expr value = Parted(line.Value, places);
                places.Add(Keep(value));
                _lines[_values.Count - 1] = value;

                if (line.Name is not null)
                    _values[_values.Count - 1].Named(_builder.Scope.Length == 0 ? line.Name : _builder.Scope + "." + line.Name);
            }

            return Parted(function.Result, places);
        }

        /// <summary>The expression over values, with its costly calls among them.</summary>
        private Expr Parted(Expr expr, List<int> places) => expr switch
        {
            Argument a => new Argument(places[a.Index]),
            Unary u => Held(new Unary(u.Function, Parted(u.Operand, places))),
            Binary b => Held(new Binary(b.Function, Parted(b.Left, places), Parted(b.Right, places))),
            Choice { Condition: var condition } c => new Choice(
                new Comparison(condition.Relation, Parted(condition.Left, places), Parted(condition.Right, places)),
                Parted(c.Then, places),
                Parted(c.Else, places)),
            _ => expr,
        };

        private Expr Held(Expr expr)
        {
            if (!expr.IsCostly())
                return expr;

            if (keepsAll || Computes(expr))
                return new Argument(Keep(expr));

            // What is a line here, because the derivative needs it twice, may be part of the call's formula where the function was applied: x² in tanh(x + x²·x).
            return Length(expr) <= Longest && WithoutLines(expr) is var whole && Computes(whole) ? new Argument(Keep(whole)) : expr;
        }

        private bool Computes(Expr expr)
        {
            (Value[] operands, Expr body) = Of(expr);
            return _builder.Computes(operands, body);
        }

        private Expr WithoutLines(Expr expr) => Substitution.Arguments(expr, index => _lines.TryGetValue(index, out Expr? line) ? WithoutLines(line) : new Argument(index));

        /// <summary>Of the expression without lines, or more than <see cref="Longest"/>.</summary>
        private int Length(Expr expr)
        {
            int length = 0;
            expr.Any(part => (length += part is Argument a && _lines.TryGetValue(a.Index, out Expr? line) ? Length(line) : 1) > Longest);
            return length;
        }

        private int Keep(Expr expr)
        {
            (Value[] operands, Expr body) = Of(expr);
            return Keep(operands, body);
        }

        private int Keep(Value[] operands, Expr body)
        {
            _values.Add(_builder.Map(operands, body));
            return _values.Count - 1;
        }

        /// <summary>A map as large as what it names: what depends on a shared parameter alone is computed once for all examples.</summary>
        private (Value[] Operands, Expr Body) Of(Expr expr)
        {
            List<Value> operands = [];

            Expr body = Substitution.Arguments(expr, index =>
            {
                operands.Add(_values[index]);
                return new Argument(operands.Count - 1);
            });

            return (operands.Count > 0 ? [.. operands] : [.. arguments.Skip(first)], body);
        }
    }
}
