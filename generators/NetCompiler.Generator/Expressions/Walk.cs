using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Expressions;

/// <summary>What an expression is made of.</summary>
internal static class Walk
{
    /// <summary>The operands of the outermost operator, in order.</summary>
    public static IReadOnlyList<Expr> Parts(this Expr expr) => expr switch
    {
        Unary u => [u.Operand],
        Binary b => [b.Left, b.Right],
        Choice c => [c.Condition.Left, c.Condition.Right, c.Then, c.Else],
        _ => [],
    };

    /// <summary>Whether some part, or the expression itself, is such a one.</summary>
    public static bool Any(this Expr expr, Func<Expr, bool> isOne) => isOne(expr) || expr.Parts().Any(part => part.Any(isOne));
}
