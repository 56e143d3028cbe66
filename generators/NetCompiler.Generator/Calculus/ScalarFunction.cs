using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Calculus;

/// <summary>A value that a function computes once and names.</summary>
/// <param name="Name">The user's local; null of a value that only the compiler needed a line for.</param>
/// <param name="Value">In terms of the parameters and of earlier lines.</param>
internal sealed record ScalarLine(string? Name, Expr Value);

/// <summary>
/// A function of numbers as a straight-line program: <c>Argument(i)</c> is parameter i, and from <c>Parameters.Count</c> on it is a line. A value used several
/// times is a line, so that the text is as long as the graph behind it and never as long as the tree.
/// </summary>
internal sealed record ScalarFunction(string Name, EquatableArray<string> Parameters, EquatableArray<ScalarLine> Lines, Expr Result)
{
    /// <summary>The derivative by one parameter, of the same parameters, simplified; see <see cref="Differential"/>.</summary>
    public ScalarFunction DerivativeBy(int parameter) => Differential.Of(this, parameter);

    /// <summary>The derivative by one parameter, of the same parameters and, where that saves something, of the function's value after them; see <see cref="ByValue"/>.</summary>
    public ScalarFunction DerivativeByValue(int parameter) => ByValue.Of(this, parameter);

    public override string ToString() => $"{Name}({string.Join(", ", Parameters)}) = {FunctionPrinter.Print(this)}";

    /// <summary>Whether the value depends on a parameter: one that the result does not reach has the derivative 0, and nobody need ask for it.</summary>
    public bool DependsOn(int parameter)
    {
        bool[] depends = [.. Enumerable.Range(0, Parameters.Count).Select(i => i == parameter), .. new bool[Lines.Count]];

        for (int i = 0; i < Lines.Count; i++)
            depends[Parameters.Count + i] = Lines[i].Value.Any(e => e is Argument a && depends[a.Index]);

        return Result.Any(e => e is Argument a && depends[a.Index]);
    }
}
