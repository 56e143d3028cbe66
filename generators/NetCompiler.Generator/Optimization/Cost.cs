using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Optimization;

/// <summary>What it takes to compute an expression: an instruction counts 1, a function as much as can be done meanwhile.</summary>
internal static class Cost
{
    /// <summary>Instructions that take less time than to store a value and to load it again.</summary>
    public const int Cheap = 4;

    /// <summary>An exponential or hyperbolic function, a division: half a nanosecond or one, as long as memory takes for a float there and back.</summary>
    public const int Function = 100;

    public static int Of(Expr body) => body switch
    {
        Unary { Function: UnaryFunction.Negate or UnaryFunction.Abs } unary => 1 + Of(unary.Operand),
        Unary unary => Function + Of(unary.Operand),
        Binary { Function: BinaryFunction.Divide } ratio => Function + Of(ratio.Left) + Of(ratio.Right),
        Binary { Function: BinaryFunction.Pow or BinaryFunction.Atan2 or BinaryFunction.Hypot } slow => 2 * Function + Of(slow.Left) + Of(slow.Right),
        Binary binary => 1 + Of(binary.Left) + Of(binary.Right),
        Choice choice => 2 + Of(choice.Then) + Of(choice.Else) + Of(choice.Condition.Left) + Of(choice.Condition.Right),
        _ => 0,
    };
}
