using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using Xunit;
using CalculusScalar = NetCompiler.Generator.Calculus.Scalar;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>
/// Random programs of arithmetic, conditionals and every function, with values that are used again: what the graph makes of them has the value that the plain program has, and its derivative is that
/// of central differences of the plain program, wherever these can tell.
/// </summary>
public sealed class RandomFunctions
{
    private const int Wanted = 10_000;

    /// <summary>Beyond, differences of a double no longer show six digits of a derivative.</summary>
    private const double Largest = 1e3, Smallest = 1e-3;

    private static readonly UnaryFunction[] Unaries = Enum.GetValues<UnaryFunction>();
    private static readonly BinaryFunction[] Binaries = Enum.GetValues<BinaryFunction>();
    private static readonly Relation[] Relations = Enum.GetValues<Relation>();

    [Fact]
    public void Ten_thousand_have_the_value_and_the_derivative_of_the_program()
    {
        Random random = new(20);
        HashSet<object> seen = [];
        int named = 0;

        for (int compared = 0, tried = 0; compared < Wanted; tried++)
        {
            Assert.True(tried < 8 * Wanted, $"Only {compared} of {tried} programs are smooth enough.");
            Plain plain = new(random);
            double x = random.NextDouble() * 4 - 2, a = random.NextDouble() * 4 - 2;

            if (plain.Slope(x, a) is not { } slope)
                continue;

            ScalarFunction function = plain.Function, derivative = function.DerivativeBy(0);
            double expected = plain.At(x, a), actual = function.At(x, a);
            Assert.True(Math.Abs(actual - expected) <= 1e-8 * (1 + Math.Abs(expected)), $"{plain} is {expected} at ({x:R}, {a:R}), but {actual} as {function}.");

            actual = derivative.At(x, a);
            Assert.True(Math.Abs(actual - slope) <= 1e-6 * (1 + Math.Abs(slope)), $"{plain} has the slope {slope} at ({x:R}, {a:R}), but {derivative} is {actual}.");

            ScalarFunction byValue = function.DerivativeByValue(0);
            actual = byValue.Parameters.Count > 2 ? byValue.At(x, a, expected) : byValue.At(x, a);
            Assert.True(Math.Abs(actual - slope) <= 1e-6 * (1 + Math.Abs(slope)), $"{plain} has the slope {slope} at ({x:R}, {a:R}), but {byValue} is {actual}.");
            named += byValue.Parameters.Count - 2;

            Assert.Equal(function, plain.Function);
            seen.UnionWith(plain.Used);
            compared++;
        }

        Assert.True(named > Wanted / 20, $"Only {named} derivatives name the function's value.");
        Assert.Equal(Unaries.Length + Binaries.Length + Relations.Length, seen.Count);
    }

    /// <summary>A program as a list of operations on earlier values; values 0 and 1 are the parameters, 2 a constant.</summary>
    private sealed class Plain
    {
        private readonly List<(object Operation, int[] Operands)> _steps = [];
        private readonly double _constant;
        private readonly List<double> _decisions = [];
        private bool _isDefined;

        public Plain(Random random)
        {
            _constant = Math.Round(random.NextDouble() * 6 - 3, 1);
            int count = random.Next(3, 12);

            for (int i = 0; i < count; i++)
            {
                object operation = random.Next(10) switch
                {
                    < 4 => Unaries[random.Next(Unaries.Length)],
                    < 9 => random.Next(3) == 0 ? Binaries[random.Next(Binaries.Length)] : Binaries[random.Next(4)],
                    _ => Relations[random.Next(Relations.Length)],
                };

                // The value before is used, so that most of the program counts; the others are any.
                int arity = operation is UnaryFunction ? 1 : operation is BinaryFunction ? 2 : 4;
                int[] operands = [.. Enumerable.Range(0, arity).Select(_ => random.Next(3 + i))];
                operands[random.Next(arity)] = 2 + i;
                _steps.Add((operation, operands));
            }
        }

        public IEnumerable<object> Used => _steps.Select(s => s.Operation);

        public ScalarFunction Function
        {
            get
            {
                ScalarGraph graph = new(["x", "a"]);
                List<CalculusScalar> values = [graph.Parameter(0), graph.Parameter(1), graph.Constant(_constant)];

                foreach ((object operation, int[] o) in _steps)
                {
                    values.Add(operation switch
                    {
                        UnaryFunction function => graph.Unary(function, values[o[0]]),
                        BinaryFunction function => graph.Binary(function, values[o[0]], values[o[1]]),
                        _ => graph.Choose((Relation)operation, values[o[0]], values[o[1]], values[o[2]], values[o[3]]),
                    });
                }

                return graph.Finish("F", values[^1]);
            }
        }

        public double At(double x, double a) => Run(x, a)[^1];

        /// <summary>By differences, twice: null where they disagree, where a step or a conditional lies between, and where a value is too large or too close to where it has no derivative.</summary>
        public double? Slope(double x, double a)
        {
            double coarse = Difference(x, a, 2e-4), fine = Difference(x, a, 1e-4), slope = (4 * fine - coarse) / 3;
            return Math.Abs(fine - coarse) <= 1e-5 * (1 + Math.Abs(slope)) ? slope : null;
        }

        public override string ToString() => string.Join(", ", _steps.Select((s, i) => $"v{i + 3} = {s.Operation}({string.Join(", ", s.Operands.Select(o => "v" + o))})")) + $" with v2 = {_constant}";

        private double Difference(double x, double a, double h)
        {
            double[] left = Run(x - h, a);
            double[] decisions = [.. _decisions];
            double[] right = Run(x + h, a);
            double[] others = [.. _decisions];
            double[] middle = Run(x, a);
            bool isSmooth = _isDefined && decisions.SequenceEqual(others) && decisions.SequenceEqual(_decisions) && middle.Skip(3).All(v => v == 0 || Math.Abs(v) is > Smallest and < Largest);
            return isSmooth ? (right[^1] - left[^1]) / (2 * h) : double.NaN;
        }

        private double[] Run(double x, double a)
        {
            List<double> values = [x, a, _constant];
            _decisions.Clear();
            _isDefined = true;

            foreach ((object operation, int[] o) in _steps)
            {
                Expr[] arguments = [.. o.Select((_, i) => new Argument(i))];

                Expr body = operation switch
                {
                    UnaryFunction function => new Unary(function, arguments[0]),
                    BinaryFunction function => new Binary(function, arguments[0], arguments[1]),
                    _ => new Choice(new Comparison((Relation)operation, arguments[0], arguments[1]), arguments[2], arguments[3]),
                };

                double value = Reference.Scalar.Evaluate(body, batch: 1, i => values[o[i]]);
                _isDefined &= HasSlope(operation, values[o[0]], values[o[^1]], o[^1] == 2);
                Decide(operation, [.. o.Select(i => values[i])], value);
                values.Add(value);
            }

            return [.. values];
        }

        /// <summary>Not at the end of a domain, and not the power of a negative number by an exponent that could move.</summary>
        private static bool HasSlope(object operation, double first, double second, bool isConstant) => operation switch
        {
            UnaryFunction.Acosh => first > 1.001,
            UnaryFunction.Asin or UnaryFunction.Acos or UnaryFunction.Atanh => Math.Abs(first) < 0.999,
            UnaryFunction.Sqrt or UnaryFunction.Cbrt => first != 0,
            BinaryFunction.Pow => first > 0 || first < 0 && isConstant,
            BinaryFunction.Hypot or BinaryFunction.Atan2 => first != 0 || second != 0,
            _ => true,
        };

        /// <summary>On which side of a kink or a step a value lies.</summary>
        private void Decide(object operation, double[] operands, double value)
        {
            if (operands.Any(double.IsNaN))
                _isDefined = false;
            else if (operation is UnaryFunction)
                _decisions.Add(Math.Sign(operands[0]));
            else
                _decisions.AddRange([operands[0].CompareTo(operands[1]), Math.Sign(operands[0]), Math.Sign(operands[1])]);

            if (operation is UnaryFunction.Floor or UnaryFunction.Ceiling or UnaryFunction.Round or UnaryFunction.Truncate)
                _decisions.Add(value);
        }
    }
}
