using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Emission;

/// <summary>Parts of an expression that are one number for a whole batch, such as <c>1/B</c>: computed once, outside the loops.</summary>
internal static class BatchConstants
{
    public static bool IsOne(Expr expr) => IsConstant(expr) && Mentions(expr);

    private static bool IsConstant(Expr expr) => expr switch
    {
        Argument => false,
        Unary u => IsConstant(u.Operand),
        Binary b => IsConstant(b.Left) && IsConstant(b.Right),
        Choice => false,
        _ => true,
    };

    private static bool Mentions(Expr expr) => expr switch
    {
        BatchSize => true,
        Unary u => Mentions(u.Operand),
        Binary b => Mentions(b.Left) || Mentions(b.Right),
        _ => false,
    };
}
