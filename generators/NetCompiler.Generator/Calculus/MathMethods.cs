using System;
using System.Collections.Generic;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>What the methods of <c>Math</c> and <c>MathF</c> mean, by name and number of arguments.</summary>
internal static class MathMethods
{
    private static readonly Dictionary<string, UnaryFunction> Unaries = new()
    {
        ["Abs"] = UnaryFunction.Abs,
        ["Sqrt"] = UnaryFunction.Sqrt,
        ["Cbrt"] = UnaryFunction.Cbrt,
        ["Exp"] = UnaryFunction.Exp,
        ["Log"] = UnaryFunction.Log,
        ["Sin"] = UnaryFunction.Sin,
        ["Cos"] = UnaryFunction.Cos,
        ["Tan"] = UnaryFunction.Tan,
        ["Asin"] = UnaryFunction.Asin,
        ["Acos"] = UnaryFunction.Acos,
        ["Atan"] = UnaryFunction.Atan,
        ["Sinh"] = UnaryFunction.Sinh,
        ["Cosh"] = UnaryFunction.Cosh,
        ["Tanh"] = UnaryFunction.Tanh,
        ["Asinh"] = UnaryFunction.Asinh,
        ["Acosh"] = UnaryFunction.Acosh,
        ["Atanh"] = UnaryFunction.Atanh,
        ["Sign"] = UnaryFunction.Sign,
        ["Floor"] = UnaryFunction.Floor,
        ["Ceiling"] = UnaryFunction.Ceiling,
        ["Round"] = UnaryFunction.Round,
        ["Truncate"] = UnaryFunction.Truncate,
    };

    private static readonly Dictionary<string, BinaryFunction> Binaries = new()
    {
        ["Max"] = BinaryFunction.Max,
        ["Min"] = BinaryFunction.Min,
        ["Pow"] = BinaryFunction.Pow,
        ["Atan2"] = BinaryFunction.Atan2,
    };

    /// <summary>Steps: flat wherever they have a derivative, so that none passes through them.</summary>
    public static bool IsFlat(string method) => method is "Floor" or "Ceiling" or "Round" or "Truncate" or "Sign";

    /// <summary>The value of a call; null of a method, or a number of arguments, that has no meaning here.</summary>
    public static Scalar? Call(ScalarGraph graph, string method, IReadOnlyList<Scalar> arguments) => (method, arguments.Count) switch
    {
        (_, 1) when Unaries.TryGetValue(method, out UnaryFunction function) => graph.Unary(function, arguments[0]),
        (_, 2) when Binaries.TryGetValue(method, out BinaryFunction function) => graph.Binary(function, arguments[0], arguments[1]),
        ("Log2", 1) => graph.Binary(BinaryFunction.Multiply, graph.Constant(1 / Math.Log(2)), graph.Unary(UnaryFunction.Log, arguments[0])),
        ("Log10", 1) => graph.Binary(BinaryFunction.Multiply, graph.Constant(1 / Math.Log(10)), graph.Unary(UnaryFunction.Log, arguments[0])),
        ("Log", 2) => graph.Binary(BinaryFunction.Divide, graph.Unary(UnaryFunction.Log, arguments[0]), graph.Unary(UnaryFunction.Log, arguments[1])),
        ("ReciprocalEstimate", 1) => graph.Binary(BinaryFunction.Divide, graph.Constant(1), arguments[0]),
        ("ReciprocalSqrtEstimate", 1) => graph.Binary(BinaryFunction.Divide, graph.Constant(1), graph.Unary(UnaryFunction.Sqrt, arguments[0])),
        ("Clamp", 3) => Clamp(graph, arguments[0], arguments[1], arguments[2]),
        ("FusedMultiplyAdd", 3) => graph.Binary(BinaryFunction.Add, graph.Binary(BinaryFunction.Multiply, arguments[0], arguments[1]), arguments[2]),
        _ => null,
    };

    /// <summary>A choice, not a smaller of a larger: at a bound, too, the derivative is x's, as of PyTorch's <c>clamp</c>.</summary>
    private static Scalar Clamp(ScalarGraph graph, Scalar x, Scalar least, Scalar most) =>
        graph.Choose(Relation.Less, x, least, least, graph.Choose(Relation.Greater, x, most, most, x));
}
