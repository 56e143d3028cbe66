using System;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using Number = NetCompiler.Generator.Calculus.Scalar;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Functions as users write them, for the examples of what maps them.</summary>
internal static class OwnFunctions
{
    /// <summary>x/(1 + e⁻ˣ)</summary>
    public static MappedFunction Swish { get; } = Of("Swish", ["x"], (g, x) => g.Binary(BinaryFunction.Divide, x[0], OnePlusExp(g, g.Unary(UnaryFunction.Negate, x[0]))));

    /// <summary>1/(1 + e⁻ˣ), with the derivative y·(1 − y) written by hand.</summary>
    public static MappedFunction Sigmoid { get; } = new(
        Function("Sigmoid", ["x"], (g, x) => g.Binary(BinaryFunction.Divide, g.Constant(1), OnePlusExp(g, g.Unary(UnaryFunction.Negate, x[0])))),
        [new MappedParameter("x", null, Function("SigmoidDerivative", ["x", "y"], (g, x) => g.Binary(BinaryFunction.Multiply, x[1], g.Binary(BinaryFunction.Subtract, g.Constant(1), x[1]))))]);

    /// <summary>a·tanh(b)</summary>
    public static MappedFunction Gate { get; } = Of("Gate", ["a", "b"], (g, x) => g.Binary(BinaryFunction.Multiply, x[0], g.Unary(UnaryFunction.Tanh, x[1])));

    /// <summary>x where x ≥ 0, else slope·x, of one slope.</summary>
    public static MappedFunction PRelu { get; } = new(PReluFunction, [new MappedParameter("x"), new MappedParameter("slope", new LearnedNumber(0.25, PerFeature: false))]);

    /// <summary>x where x ≥ 0, else slope·x, of a slope for each feature.</summary>
    public static MappedFunction PReluPerFeature { get; } = new(PReluFunction, [new MappedParameter("x"), new MappedParameter("slope", new LearnedNumber(0.25, PerFeature: true))]);

    /// <summary>log(1 + (p − y)²)</summary>
    public static MappedFunction Cauchy { get; } = Of("Cauchy", ["prediction", "target"], (g, x) =>
    {
        Number e = g.Binary(BinaryFunction.Subtract, x[0], x[1]);
        return g.Unary(UnaryFunction.Log, g.Binary(BinaryFunction.Add, g.Constant(1), g.Binary(BinaryFunction.Multiply, e, e)));
    });

    private static ScalarFunction PReluFunction => Function("PRelu", ["x", "slope"], (g, x) => g.Choose(Relation.GreaterOrEqual, x[0], g.Constant(0), x[0], g.Binary(BinaryFunction.Multiply, x[1], x[0])));

    private static MappedFunction Of(string name, string[] parameters, Func<ScalarGraph, Number[], Number> body) =>
        new(Function(name, parameters, body), [.. Array.ConvertAll(parameters, p => new MappedParameter(p))]);

    private static ScalarFunction Function(string name, string[] parameters, Func<ScalarGraph, Number[], Number> body)
    {
        ScalarGraph graph = new(parameters);
        Number[] arguments = new Number[parameters.Length];

        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = graph.Parameter(i);

        return graph.Finish(name, body(graph, arguments));
    }

    private static Number OnePlusExp(ScalarGraph g, Number x) => g.Binary(BinaryFunction.Add, g.Constant(1), g.Unary(UnaryFunction.Exp, x));
}
