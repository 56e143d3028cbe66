using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Calculus;

/// <summary>What a user should hear of a function although it can be differentiated.</summary>
internal static class Cautions
{
    /// <summary>Whether it takes a square or cube root of what may be 0, where the derivative is infinite: √(x + 1e-6) and √(x·x) are not meant, √x is.</summary>
    public static bool HasInfiniteSlope(this ScalarFunction function)
    {
        EquatableArray<ScalarLine> lines = function.Lines;
        int first = function.Parameters.Count;
        IEnumerable<Expr> bodies = lines.Select(line => line.Value).Append(function.Result);

        return bodies.Any(body => body.Any(e => e is Unary { Function: UnaryFunction.Sqrt or UnaryFunction.Cbrt } root && !IsAboveZero(root.Operand)));

        Expr Value(Argument a) => a.Index < first ? a : lines[a.Index - first].Value;

        bool IsAboveZero(Expr expr) => expr switch
        {
            Constant c => c.Value > 0,
            Argument a => a.Index >= first && IsAboveZero(Value(a)),
            Unary { Function: UnaryFunction.Exp or UnaryFunction.Sigmoid or UnaryFunction.Softplus or UnaryFunction.Cosh } => true,
            Binary { Function: BinaryFunction.Add } b => IsAboveZero(b.Left) && IsPositive(b.Right) || IsPositive(b.Left) && IsAboveZero(b.Right),
            Binary { Function: BinaryFunction.Max } b => IsAboveZero(b.Left) || IsAboveZero(b.Right),
            Binary { Function: BinaryFunction.Multiply } b => IsAboveZero(b.Left) && IsAboveZero(b.Right),
            _ => false,
        };

        bool IsPositive(Expr expr) => expr switch
        {
            Argument a => a.Index >= first && IsPositive(Value(a)),
            Binary { Function: BinaryFunction.Multiply } b => b.Left.Equals(b.Right) || IsPositive(b.Left) && IsPositive(b.Right),
            _ => IsAboveZero(expr) || Range.IsPositive(expr),
        };
    }
}
