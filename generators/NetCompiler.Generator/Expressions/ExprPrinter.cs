using System;
using System.Globalization;

namespace NetCompiler.Generator.Expressions;

/// <summary>Renders an expression as a formula: <c>x·(1 − y)</c>. Arguments take the names given, or <c>#0</c>, <c>#1</c> … .</summary>
internal static class ExprPrinter
{
    // How tightly a formula's outermost operator binds. A quotient binds less than a product: a / b·c could be read both ways, (a / b)·c cannot.
    public const int Sum = 1, Quotient = 2, Product = 3;
    private const int Negation = 4, Root = 8;

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
        Constant c => (Number(c.Value), c.Value < 0 ? Negation : Atom),
        Argument a => name(a.Index),
        BatchSize => ("B", Atom),
        Unary { Function: UnaryFunction.Negate } u => ("−" + Print(u.Operand, Negation, name), Negation),
        Unary { Function: UnaryFunction.Sqrt } u => ("√" + Print(u.Operand, Root, name), Root),
        Unary { Function: UnaryFunction.Abs } u => ("|" + Print(u.Operand, 0, name) + "|", Atom),
        Unary { Function: UnaryFunction.Sigmoid } u => ("σ(" + Print(u.Operand, 0, name) + ")", Atom),
        Unary { Function: UnaryFunction.Floor } u => ("⌊" + Print(u.Operand, 0, name) + "⌋", Atom),
        Unary { Function: UnaryFunction.Ceiling } u => ("⌈" + Print(u.Operand, 0, name) + "⌉", Atom),
        Unary { Function: UnaryFunction.Cbrt } u => ("∛" + Print(u.Operand, Root, name), Root),
        Unary { Function: UnaryFunction.LogCosh } u => ("log(cosh(" + Print(u.Operand, 0, name) + "))", Atom),
        Unary u => (u.Function.ToString().ToLowerInvariant() + "(" + Print(u.Operand, 0, name) + ")", Atom),
        Binary { Function: BinaryFunction.Max or BinaryFunction.Min or BinaryFunction.Atan2 } b =>
            (b.Function.ToString().ToLowerInvariant() + "(" + Print(b.Left, 0, name) + ", " + Print(b.Right, 0, name) + ")", Atom),
        Binary { Function: BinaryFunction.Hypot } b => ($"√({Square(b.Left, name)} + {Square(b.Right, name)})", Root),
        Binary { Function: BinaryFunction.Multiply } b when b.Left is Argument && b.Left.Equals(b.Right) => (Square(b.Left, name), Root),
        Binary { Function: BinaryFunction.Pow } b => (Print(b.Left, Atom, name) + "^" + Print(b.Right, Atom, name), Root),
        Binary b => Infix(b, name),
        Choice { Then: Constant { Value: 1 }, Else: Constant { Value: 0 } } c => ($"[{Print(c.Condition, name)}]", Atom),
        Choice { Else: Constant { Value: 0 } } c => ($"[{Print(c.Condition, name)}]·{Print(c.Then, Product, name)}", Product),
        Choice c => ($"({Print(c.Then, 0, name)} where {Print(c.Condition, name)}, else {Print(c.Else, 0, name)})", Atom),
        _ => throw new InvalidOperationException("No such expression: " + expr.GetType().Name),
    };

    private static (string Text, int Precedence) Infix(Binary b, Func<int, (string Text, int Precedence)> name)
    {
        if (b is { Function: BinaryFunction.Multiply, Right: Binary { Function: BinaryFunction.Divide, Left: Constant { Value: 1 } } inverse })
            return Infix(new Binary(BinaryFunction.Divide, b.Left, inverse.Right), name);

        if (b is { Function: BinaryFunction.Add, Right: Constant { Value: < 0 } negative })
            return Infix(new Binary(BinaryFunction.Subtract, b.Left, new Constant(-negative.Value)), name);

        (string sign, int precedence, bool grouping) = b.Function switch
        {
            BinaryFunction.Add => (" + ", Sum, false),
            BinaryFunction.Subtract => (" − ", Sum, true),
            BinaryFunction.Multiply => ("·", Product, b.Right is Binary { Function: BinaryFunction.Divide or BinaryFunction.Multiply }),
            _ => (" / ", Quotient, true),
        };

        return (Print(b.Left, precedence, name) + sign + Print(b.Right, grouping ? b.Function is BinaryFunction.Divide ? Negation : precedence + 1 : precedence, name), precedence);
    }

    private static string Print(Comparison c, Func<int, (string Text, int Precedence)> name)
    {
        string sign = c.Relation switch
        {
            Relation.Less => " < ",
            Relation.LessOrEqual => " ≤ ",
            Relation.Greater => " > ",
            Relation.GreaterOrEqual => " ≥ ",
            Relation.Equal => " = ",
            _ => " ≠ ",
        };

        return Print(c.Left, 0, name) + sign + Print(c.Right, 0, name);
    }

    private static string Square(Expr expr, Func<int, (string Text, int Precedence)> name) =>
        expr is Constant c ? Number(c.Value * c.Value) : Print(expr, Atom, name) + "²";

    private static string Number(double value) =>
        (value < 0 ? "−" : "") + Math.Abs(value).ToString("0.######", CultureInfo.InvariantCulture) is var text && text.TrimStart('−') != "0" || value == 0
            ? text
            : value.ToString("R", CultureInfo.InvariantCulture);
}
