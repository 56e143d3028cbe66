using System;
using System.Globalization;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Renders an expression as C# over <c>double</c>.</summary>
internal static class DoubleText
{
    public static string Render(Expr expr, Func<int, string> argument) => Of(expr, argument).Text;

    private static Code Of(Expr expr, Func<int, string> argument)
    {
        Code Part(Expr e) => Of(e, argument);

        return expr switch
        {
            Constant c => new Code(Number(c.Value), true, c.Value < 0 ? Code.Prefix : Code.Primary),
            Argument a => new Code(argument(a.Index), true),
            BatchSize => new Code("batch", true),
            Unary { Function: UnaryFunction.Negate } u => new Code("-" + Part(u.Operand).In(Code.Prefix + 1), true, Code.Prefix),
            Unary u => new Code($"{(IsOfMath(u.Function) ? "Math" : "Precise")}.{u.Function}({Part(u.Operand).Text})", true),
            Binary b => Combine(b.Function, Part(b.Left), Part(b.Right)),
            Choice c => new Code($"({Part(c.Condition.Left).In(Code.Sum)} {Signs.Of(c.Condition.Relation)} {Part(c.Condition.Right).In(Code.Sum)} ? {Part(c.Then).Text} : {Part(c.Else).Text})", true),
            _ => throw new InvalidOperationException("No such expression: " + expr.GetType().Name),
        };
    }

    private static Code Combine(BinaryFunction function, Code left, Code right) => function switch
    {
        BinaryFunction.Add => new Code($"{left.In(Code.Sum)} + {right.In(Code.Sum + 1)}", true, Code.Sum),
        BinaryFunction.Subtract => new Code($"{left.In(Code.Sum)} - {right.In(Code.Sum + 1)}", true, Code.Sum),
        BinaryFunction.Multiply => new Code($"{left.In(Code.Product)} * {right.In(Code.Product + 1)}", true, Code.Product),
        BinaryFunction.Divide => new Code($"{left.In(Code.Product)} / {right.In(Code.Product + 1)}", true, Code.Product),
        BinaryFunction.Hypot => new Code($"double.Hypot({left.Text}, {right.Text})", true),
        _ => new Code($"Math.{function}({left.Text}, {right.Text})", true),
    };

    private static bool IsOfMath(UnaryFunction function) =>
        function is not (UnaryFunction.Log1p or UnaryFunction.Sigmoid or UnaryFunction.Softplus or UnaryFunction.Erf or UnaryFunction.Expm1 or UnaryFunction.LogCosh or UnaryFunction.Sign);

    /// <summary>A literal that is a double also where it is whole, and comes back as the same bits.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }
}
