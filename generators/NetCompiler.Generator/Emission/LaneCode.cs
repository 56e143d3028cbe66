using System;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Emission;

/// <summary>A piece of C#: either a register <c>V</c> or a plain <c>float</c> that all its lanes share.</summary>
internal readonly record struct Code(string Text, bool IsFloat, int Precedence = Code.Primary)
{
    public const int Sum = 1, Product = 2, Prefix = 3, Primary = 9;

    /// <summary>In parentheses where a context binds more tightly.</summary>
    public string In(int precedence) => Precedence < precedence ? "(" + Text + ")" : Text;

    public string AsLanes => !IsFloat ? Text : Text switch { "0f" => "V.Zero", "1f" => "V.One", _ => $"V.Of({Text})" };
}

/// <summary>
/// Renders an expression as C# over <c>V</c>, one register of any width, and over <c>float</c> where every operand is one:
/// the generated body is the scalar code and the code of every SIMD width at once.
/// </summary>
internal static class LaneCode
{
    public static Code Render(Expr expr, Func<int, Code> argument, Func<Expr, Code>? constant = null)
    {
        if (constant is not null && expr is not Constant && BatchConstants.IsOne(expr))
            return constant(expr);

        return expr switch
        {
            Constant c => new Code(Literals.Float(c.Value), true, c.Value < 0 ? Code.Prefix : Code.Primary),
            Argument a => argument(a.Index),
            BatchSize => new Code("pass.Batch", true),
            Unary u => Call(u.Function, Render(u.Operand, argument, constant)),
            Binary { Function: BinaryFunction.Hypot, Left: Constant { Value: >= 1e-9 and <= 1e9 } side } b => Distance(side, Render(b.Right, argument, constant)),
            Binary { Function: BinaryFunction.Hypot, Right: Constant { Value: >= 1e-9 and <= 1e9 } side } b => Distance(side, Render(b.Left, argument, constant)),
            Binary { Function: BinaryFunction.Max or BinaryFunction.Min, Right: Constant bound } b => Bounded(b.Function, Render(b.Left, argument, constant), bound),
            Binary { Function: BinaryFunction.Max or BinaryFunction.Min, Left: Constant bound } b => Bounded(b.Function, Render(b.Right, argument, constant), bound),
            Binary b => Combine(b.Function, Render(b.Left, argument, constant), Render(b.Right, argument, constant)),
            Choice c => Choose(c, argument, constant),
            _ => throw new InvalidOperationException("No such expression: " + expr.GetType().Name),
        };
    }

    private static Code Call(UnaryFunction function, Code x) => (function, x.IsFloat) switch
    {
        (UnaryFunction.Negate, _) => new Code("-" + x.In(Code.Prefix + 1), x.IsFloat, Code.Prefix),
        (UnaryFunction.Abs or UnaryFunction.Sqrt or UnaryFunction.Floor or UnaryFunction.Ceiling or UnaryFunction.Round, false) => new Code($"V.{function}({x.Text})", false),
        (_, false) => new Code($"Simd.{function}({x.Text})", false),
        (UnaryFunction.Abs or UnaryFunction.Sqrt or UnaryFunction.Exp or UnaryFunction.Log or UnaryFunction.Tanh or UnaryFunction.Sin or UnaryFunction.Cos or UnaryFunction.Floor or UnaryFunction.Ceiling or UnaryFunction.Round or UnaryFunction.Truncate, true) => new Code($"MathF.{function}({x.Text})", true),
        (_, true) => new Code($"Lanes1.Sum(Simd.{function}(Lanes1.Of({x.Text})))", true),
    };

    private static Code Combine(BinaryFunction function, Code left, Code right)
    {
        bool isFloat = left.IsFloat && right.IsFloat;

        return function switch
        {
            BinaryFunction.Add => new Code($"{left.In(Code.Sum)} + {right.In(Code.Sum + 1)}", isFloat, Code.Sum),
            BinaryFunction.Subtract => new Code($"{left.In(Code.Sum)} - {right.In(Code.Sum + 1)}", isFloat, Code.Sum),
            BinaryFunction.Multiply => new Code($"{left.In(Code.Product)} * {right.In(Code.Product + 1)}", isFloat, Code.Product),
            BinaryFunction.Divide => new Code($"{left.In(Code.Product)} / {right.In(Code.Product + 1)}", isFloat, Code.Product),
            BinaryFunction.Pow or BinaryFunction.Atan2 or BinaryFunction.Hypot when !isFloat => new Code($"Simd.{function}({left.AsLanes}, {right.AsLanes})", false),
            BinaryFunction.Hypot => new Code($"Lanes1.Sum(Simd.Hypot(Lanes1.Of({left.Text}), Lanes1.Of({right.Text})))", true),
            _ when isFloat => new Code($"MathF.{function}({left.Text}, {right.Text})", true),
            _ => new Code($"V.{function}({left.AsLanes}, {right.AsLanes})", false),
        };
    }

    /// <summary>√(c² + x²): beside a constant of ordinary size only the other square can overflow.</summary>
    private static Code Distance(Constant side, Code x) =>
        x.IsFloat ? Combine(BinaryFunction.Hypot, new Code(Literals.Float(side.Value), true), x) : new Code($"Simd.Hypot({Literals.Float(side.Value)}, {x.Text})", false);

    /// <summary>Beside a number that is known, one instruction lets NaN pass; of two that are not, it takes several.</summary>
    private static Code Bounded(BinaryFunction function, Code x, Constant bound)
    {
        Code number = new(Literals.Float(bound.Value), true);
        return x.IsFloat || double.IsNaN(bound.Value) ? Combine(function, x, number) : new Code($"V.{(function is BinaryFunction.Max ? "AtLeast" : "AtMost")}({x.Text}, {number.AsLanes})", false);
    }

    private static Code Choose(Choice choice, Func<int, Code> argument, Func<Expr, Code>? constant)
    {
        Code left = Render(choice.Condition.Left, argument, constant), right = Render(choice.Condition.Right, argument, constant);
        Code then = Render(choice.Then, argument, constant), otherwise = Render(choice.Else, argument, constant);
        Relation relation = choice.Condition.Relation;

        if (left.IsFloat && right.IsFloat)
        {
            bool isFloat = then.IsFloat && otherwise.IsFloat;
            string condition = $"{left.In(Code.Sum)} {Signs.Of(relation)} {right.In(Code.Sum)}";
            return new Code($"({condition} ? {(isFloat ? then.Text : then.AsLanes)} : {(isFloat ? otherwise.Text : otherwise.AsLanes)})", isFloat);
        }

        // There is no mask of ≠: its arms are those of = the other way round, which holds for NaN as well.
        if (relation is Relation.NotEqual)
            (relation, then, otherwise) = (Relation.Equal, otherwise, then);

        return new Code($"V.If{Method(relation)}({left.AsLanes}, {right.AsLanes}, {then.AsLanes}, {otherwise.AsLanes})", false);
    }

    private static string Method(Relation relation) => relation switch
    {
        Relation.Less => "LessThan",
        Relation.LessOrEqual => "LessThanOrEqual",
        Relation.Greater => "GreaterThan",
        Relation.GreaterOrEqual => "GreaterThanOrEqual",
        _ => "Equal",
    };
}
