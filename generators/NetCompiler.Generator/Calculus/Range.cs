using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>What is known of an expression's values whatever its parameters are.</summary>
internal static class Range
{
    /// <summary>Never below 0.</summary>
    public static bool IsPositive(Expr expr) => expr switch
    {
        Constant { Value: >= 0 } => true,
        Unary { Function: UnaryFunction.Exp or UnaryFunction.Abs or UnaryFunction.Sigmoid or UnaryFunction.Softplus or UnaryFunction.Cosh or UnaryFunction.LogCosh } => true,
        Binary { Function: BinaryFunction.Multiply } b => ReferenceEquals(b.Left, b.Right),
        _ => false,
    };
}
