using System;
using System.Globalization;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Renders an expression as C# over <c>double</c>.</summary>
internal static class DoubleText
{
    public static string Render(Expr expr, Func<int, string> argument)
    {
        string text = Of(expr, argument);
        return text.Length > 2 && text[0] == '(' && IsWrapped(text) ? text.Substring(1, text.Length - 2) : text;
    }

    private static string Of(Expr expr, Func<int, string> argument)
    {
        string Part(Expr e) => Of(e, argument);
        string Whole(Expr e) => Render(e, argument);

        return expr switch
        {
            Constant c => Number(c.Value),
            Argument a => argument(a.Index),
            BatchSize => "(double)batch",
            Unary { Function: UnaryFunction.Negate } u => $"(-{Part(u.Operand)})",
            Unary u => $"{(IsOfMath(u.Function) ? "Math" : "Precise")}.{u.Function}({Whole(u.Operand)})",
            Binary { Function: BinaryFunction.Add } b => $"({Part(b.Left)} + {Part(b.Right)})",
            Binary { Function: BinaryFunction.Subtract } b => $"({Part(b.Left)} - {Part(b.Right)})",
            Binary { Function: BinaryFunction.Multiply } b => $"({Part(b.Left)} * {Part(b.Right)})",
            Binary { Function: BinaryFunction.Divide } b => $"({Part(b.Left)} / {Part(b.Right)})",
            Binary b => $"{(b.Function is BinaryFunction.Hypot ? "double" : "Math")}.{b.Function}({Whole(b.Left)}, {Whole(b.Right)})",
            Choice c => $"({Part(c.Condition.Left)} {Sign(c.Condition.Relation)} {Part(c.Condition.Right)} ? {Part(c.Then)} : {Part(c.Else)})",
            _ => throw new InvalidOperationException("No such expression: " + expr.GetType().Name),
        };
    }

    private static bool IsOfMath(UnaryFunction function) =>
        function is not (UnaryFunction.Log1p or UnaryFunction.Sigmoid or UnaryFunction.Softplus or UnaryFunction.Erf or UnaryFunction.Expm1 or UnaryFunction.LogCosh or UnaryFunction.Sign);

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.LessOrEqual => "<=",
        Relation.Greater => ">",
        Relation.GreaterOrEqual => ">=",
        Relation.Equal => "==",
        _ => "!=",
    };

    /// <summary>A literal that is a double also where it is whole, and comes back as the same bits.</summary>
    private static string Number(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        text = text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
        return value < 0 ? $"({text})" : text;
    }

    /// <summary>Whether the first parenthesis closes at the very end.</summary>
    private static bool IsWrapped(string text)
    {
        int depth = 0;

        for (int at = 0; at < text.Length; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;

            if (depth == 0)
                return at == text.Length - 1;
        }

        return false;
    }
}
