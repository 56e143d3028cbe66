using System;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>How fast an expression grows with its parameters: what grows at most linearly is finite for every parameter that is well below the largest float.</summary>
internal static class Growth
{
    private const int Unknown = 8;

    /// <summary>More would be a long walk through shared parts.</summary>
    private const int Deepest = 8;

    public static bool IsAtMostLinear(Expr expr) => Degree(expr, Deepest) <= 1;

    private static int Degree(Expr expr, int depth) => depth == 0 ? Unknown : expr switch
    {
        Constant => 0,
        Argument => 1,
        Unary { Function: UnaryFunction.Sigmoid or UnaryFunction.Tanh or UnaryFunction.Erf or UnaryFunction.Sin or UnaryFunction.Cos or UnaryFunction.Sign } => 0,
        Unary { Function: UnaryFunction.Negate or UnaryFunction.Abs or UnaryFunction.Softplus } u => Degree(u.Operand, depth - 1),
        Binary { Function: BinaryFunction.Add or BinaryFunction.Subtract or BinaryFunction.Max or BinaryFunction.Min } b => Math.Max(Degree(b.Left, depth - 1), Degree(b.Right, depth - 1)),
        Binary { Function: BinaryFunction.Multiply } b => Math.Min(Unknown, Degree(b.Left, depth - 1) + Degree(b.Right, depth - 1)),
        Binary { Function: BinaryFunction.Divide, Right: Constant } b => Degree(b.Left, depth - 1),
        Choice c => Math.Max(Degree(c.Then, depth - 1), Degree(c.Else, depth - 1)),
        _ => Unknown,
    };
}
