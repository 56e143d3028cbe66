using System;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Renders an expression as the C# of a kernel, over floats.</summary>
internal static class DeviceScalar
{
    public static Code Render(Expr expr, Func<int, Code> argument, Func<string> batch) => expr switch
    {
        Constant c => new Code(Literals.Float(c.Value), true, c.Value < 0 ? Code.Prefix : Code.Primary),
        Argument a => argument(a.Index),
        BatchSize => new Code(batch(), true, Code.Prefix),
        Unary { Function: UnaryFunction.Negate } u => new Code("-" + Render(u.Operand, argument, batch).In(Code.Prefix + 1), true, Code.Prefix),
        Unary u => new Code($"{Home(u.Function)}.{u.Function}({Render(u.Operand, argument, batch).Text})", true),
        Binary b => Combine(b.Function, Render(b.Left, argument, batch), Render(b.Right, argument, batch)),
        Choice c => Choose(c, argument, batch),
        _ => throw new InvalidOperationException("No such expression: " + expr.GetType().Name),
    };

    /// <summary>Who has a function that is right on every device: ILGPU itself, or the library, from what ILGPU has.</summary>
    private static string Home(UnaryFunction function) => function switch
    {
        UnaryFunction.Abs or UnaryFunction.Sqrt or UnaryFunction.Exp or UnaryFunction.Log => "XMath",
        UnaryFunction.Sin or UnaryFunction.Cos or UnaryFunction.Floor or UnaryFunction.Ceiling => "MathF",
        _ => "DeviceMath",
    };

    private static Code Combine(BinaryFunction function, Code left, Code right) => function switch
    {
        BinaryFunction.Add => new Code($"{left.In(Code.Sum)} + {right.In(Code.Sum + 1)}", true, Code.Sum),
        BinaryFunction.Subtract => new Code($"{left.In(Code.Sum)} - {right.In(Code.Sum + 1)}", true, Code.Sum),
        BinaryFunction.Multiply => new Code($"{left.In(Code.Product)} * {right.In(Code.Product + 1)}", true, Code.Product),
        BinaryFunction.Divide => new Code($"{left.In(Code.Product)} / {right.In(Code.Product + 1)}", true, Code.Product),
        BinaryFunction.Max or BinaryFunction.Min => new Code($"XMath.{function}({left.Text}, {right.Text})", true),
        _ => new Code($"DeviceMath.{function}({left.Text}, {right.Text})", true),
    };

    private static Code Choose(Choice choice, Func<int, Code> argument, Func<string> batch) => new(
        $"({Render(choice.Condition.Left, argument, batch).In(Code.Sum)} {Signs.Of(choice.Condition.Relation)} {Render(choice.Condition.Right, argument, batch).In(Code.Sum)}" +
        $" ? {Render(choice.Then, argument, batch).Text} : {Render(choice.Else, argument, batch).Text})", true);
}
