namespace NetCompiler.Generator.Expressions;

/// <summary>What an operation costs, beside reading a value from memory.</summary>
internal static class Costs
{
    /// <summary>More than a value that was kept: functions of the library, and roots, which take a register as long as a line of memory does.</summary>
    public static bool IsCostly(this Expr expr) => expr switch
    {
        Unary u => u.Function is not (UnaryFunction.Negate or UnaryFunction.Abs or UnaryFunction.Sign
            or UnaryFunction.Floor or UnaryFunction.Ceiling or UnaryFunction.Round or UnaryFunction.Truncate),
        Binary b => b.Function is BinaryFunction.Pow or BinaryFunction.Atan2 or BinaryFunction.Hypot,
        _ => false,
    };
}
