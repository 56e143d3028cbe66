using System;
using System.Globalization;

namespace NetCompiler.Generator.Expressions;

/// <summary>Renders an expression as a formula: <c>x·(1 − y)</c>. Arguments take the names given, or <c>#0</c>, <c>#1</c> … .</summary>
internal static class ExprPrinter
{
    /// <summary>The precedence of a name, a number or a function call.</summary>
    public const int Atom = 9;

    public static string Print(Expr expr) => Print(expr, index => ("#" + index, Atom)).Text;

    /// <summary>The formula and how tightly its outermost operator binds, to be put into another formula.</summary>
    public static (string Text, int Precedence) Print(Expr expr, Func<int, (string Text, int Precedence)> name) => Formula(expr, name);

    private static string Print(Expr expr, int parent, Func<int, (string Text, int Precedence)> name)
    {
        (string text, int precedence) = Formula(expr, name);
        return precedence < parent ? "(" + text + ")" : text;
    }

    private static (string Text, int Precedence) Formula(Expr expr, Func<int, (string Text, int Precedence)> name) => expr switch
    {
        Constant c => (Number(c.Value), c.Value < 0 ? 3 : 9),
        Argument a => name(a.Index),
        BatchSize => ("B", 9),
        Unary { Function: UnaryFunction.Negate } u => ("−" + Print(u.Operand, 3, name), 3),
        Unary { Function: UnaryFunction.Sqrt } u => ("√" + Print(u.Operand, 8, name), 8),
        Unary { Function: UnaryFunction.Abs } u => ("|" + Print(u.Operand, 0, name) + "|", 9),
        Unary { Function: UnaryFunction.Sigmoid } u => ("σ(" + Print(u.Operand, 0, name) + ")", 9),
        Unary u => (u.Function.ToString().ToLowerInvariant() + "(" + Print(u.Operand, 0, name) + ")", 9),
        Binary { Function: BinaryFunction.Max or BinaryFunction.Min } b =>
            (b.Function.ToString().ToLowerInvariant() + "(" + Print(b.Left, 0, name) + ", " + Print(b.Right, 0, name) + ")", 9),
        Binary { Function: BinaryFunction.Pow } b => (Print(b.Left, Atom, name) + "^" + Print(b.Right, Atom, name), 8),
        Binary b => Infix(b, name),
        Choice { Then: Constant { Value: 1 }, Else: Constant { Value: 0 } } c => ($"[{Print(c.Condition, name)}]", Atom),
        Choice { Else: Constant { Value: 0 } } c => ($"[{Print(c.Condition, name)}]·{Print(c.Then, 2, name)}", 2),
        Choice c => ($"({Print(c.Then, 0, name)} where {Print(c.Condition, name)}, else {Print(c.Else, 0, name)})", Atom),
        _ => throw new InvalidOperationException("No such expression: " + expr.GetType().Name),
    };

    private static (string Text, int Precedence) Infix(Binary b, Func<int, (string Text, int Precedence)> name)
    {
        if (b is { Function: BinaryFunction.Multiply, Right: Binary { Function: BinaryFunction.Divide, Left: Constant { Value: 1 } } inverse })
            return Infix(new Binary(BinaryFunction.Divide, b.Left, inverse.Right), name);

        (string sign, int precedence, bool grouping) = b.Function switch
        {
            BinaryFunction.Add => (" + ", 1, false),
            BinaryFunction.Subtract => (" − ", 1, true),
            BinaryFunction.Multiply => ("·", 2, b.Right is Binary { Function: BinaryFunction.Divide or BinaryFunction.Multiply }),
            _ => (" / ", 2, true),
        };

        return (Print(b.Left, precedence, name) + sign + Print(b.Right, grouping ? precedence + 1 : precedence, name), precedence);
    }

    private static string Print(Comparison c, Func<int, (string Text, int Precedence)> name)
    {
        string sign = c.Relation switch
        {
            Relation.Less => " < ",
            Relation.LessOrEqual => " ≤ ",
            Relation.Greater => " > ",
            _ => " ≥ ",
        };

        return Print(c.Left, 0, name) + sign + Print(c.Right, 0, name);
    }

    private static string Number(double value) =>
        (value < 0 ? "−" : "") + Math.Abs(value).ToString("0.######", CultureInfo.InvariantCulture) is var text && text.TrimStart('−') != "0" || value == 0
            ? text
            : value.ToString("R", CultureInfo.InvariantCulture);
}
