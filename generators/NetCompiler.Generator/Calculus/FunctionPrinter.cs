using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;

namespace NetCompiler.Generator.Calculus;

/// <summary>Renders a function as formulas: <c>dy/dx = t + x·(1 − t²)·σ(x)</c>, <c>where t = tanh(softplus(x))</c>.</summary>
internal static class FunctionPrinter
{
    private static readonly string[] Letters = ["t", "u", "v", "w", "p", "q", "r", "s"];

    /// <summary>On one line.</summary>
    public static string Print(ScalarFunction function)
    {
        string[] lines = [.. Lines(function, "")];
        return lines[0] + string.Concat(lines.Skip(1).Select(line => ", " + line));
    }

    /// <summary>What <paramref name="left"/> is, then a line for each value that is named, in the order in which they are computed.</summary>
    public static IEnumerable<string> Lines(this ScalarFunction function, string left)
    {
        List<string> names = [.. function.Parameters];

        foreach (ScalarLine line in function.Lines)
            names.Add(Free(line.Name, names));

        yield return (left.Length > 0 ? left + " = " : "") + Formula(function.Result);

        for (int i = 0; i < function.Lines.Count; i++)
            yield return $"where {names[function.Parameters.Count + i]} = {Formula(function.Lines[i].Value)}";

        string Formula(Expr expr) => ExprPrinter.Print(expr, index => (names[index], ExprPrinter.Atom)).Text;
    }

    private static string Free(string? wanted, List<string> taken)
    {
        IEnumerable<string> candidates = wanted is null ? Letters : [wanted];
        string stem = wanted ?? Letters[0];
        return candidates.Concat(Enumerable.Range(2, taken.Count + 1).Select(n => stem + n)).First(name => !taken.Contains(name));
    }
}
