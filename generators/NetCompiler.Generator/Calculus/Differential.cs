using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>
/// Differentiation in forward mode: every value is followed by how it changes with one parameter (its tangent). A conditional passes on the tangent of the arm that is
/// taken and nothing else, so that <c>x &gt; 0 ? log(x) : 0</c> has the derivative 0 below 0, where reverse mode multiplies log's infinity or NaN by 0 and keeps it.
/// </summary>
internal static class Differential
{
    public static ScalarFunction Of(ScalarFunction function, int parameter)
    {
        (ScalarGraph graph, Scalar value, Scalar slope) = Graph(function, parameter);

        if (!function.Parameters.Contains("y"))
            graph.Name(value, "y");

        return graph.Finish(Name(function, parameter), slope);
    }

    public static string Name(ScalarFunction function, int parameter) => $"d{function.Name}/d{function.Parameters[parameter]}";

    /// <summary>The function's value and its derivative, in one graph.</summary>
    public static (ScalarGraph Graph, Scalar Value, Scalar Slope) Graph(ScalarFunction function, int parameter)
    {
        ScalarGraph graph = new(function.Parameters);
        List<Scalar> parameters = [];

        for (int i = 0; i < function.Parameters.Count; i++)
            parameters.Add(graph.Parameter(i));

        int result = graph.Call(function, parameters).Id;

        // Rules of tangents are stable as they are written, and name the value itself: they are simplified, and not brought into another form.
        graph.Stabilizes = false;
        Expr[] tangents = new Expr[result + 1];

        for (int id = 0; id <= result; id++)
            tangents[id] = graph.Take(Tangent(graph, new Scalar(id), parameter, tangents));

        return (graph, new Scalar(result), graph.Id(tangents[result]));
    }

    private static Expr Tangent(ScalarGraph graph, Scalar value, int parameter, Expr[] tangents)
    {
        Expr y = graph[value];

        return y switch
        {
            Argument a => a.Index == parameter ? 1 : 0,
            Unary u => Tangents.Of(u, Of(u.Operand)),
            Binary b => Tangents.Of(b, Of(b.Left), Of(b.Right)),
            Choice c => new Choice(c.Condition, Of(c.Then), Of(c.Else)),
            _ => 0,
        };

        Expr Of(Expr part) => tangents[graph.Id(part).Id];
    }
}
