using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>A loop, as a rule from 0; one of a single turn is none, and its variable is nothing.</summary>
internal readonly record struct Loop(string Variable, string End, string Start = "0", int Stride = 1)
{
    public Loop(string variable, int end) : this(end == 1 ? "" : variable, Literals.Of(end))
    {
    }

    /// <summary>Over the examples.</summary>
    public static Loop Batch { get; } = new("b", "batch");

    /// <summary>Over the rows of values of this type: the examples, or all of their positions.</summary>
    public static Loop Rows(TensorType type) => type.Positions == 1 ? Batch : new("b", $"batch * {Literals.Of(type.Positions)}");

    /// <summary>Over those rows that are step <c>t</c> of each example.</summary>
    public static Loop RowsOfStep(TensorType type) => type.Positions == 1 ? Batch : Rows(type) with { Start = "t", Stride = type.Positions };

    /// <summary>A part of an index: the variable times how far apart its elements are.</summary>
    public string Times(int stride) => Variable.Length == 0 ? "" : stride == 1 ? Variable : $"{Variable} * {Literals.Of(stride)}";

    /// <summary>The statements in nested loops, outermost first; braces where there are several.</summary>
    public static void Write(CodeWriter writer, IEnumerable<Loop> loops, params string[] statements)
    {
        Loop[] turning = [.. loops.Where(loop => loop.Variable.Length > 0)];
        int depth = 0;

        foreach (Loop loop in turning)
            writer.Line(Indented(depth++, $"for (int {loop.Variable} = {loop.Start}; {loop.Variable} < {loop.End}; {(loop.Stride == 1 ? loop.Variable + "++" : $"{loop.Variable} += {Literals.Of(loop.Stride)}")})"));

        bool isBlock = statements.Length > 1 && turning.Length > 0;
        if (isBlock)
            writer.Line(Indented(depth - 1, "{"));

        foreach (string statement in statements)
            writer.Line(string.Join("\n", statement.Split('\n').Select(line => Indented(depth, line))));

        if (isBlock)
            writer.Line(Indented(depth - 1, "}"));
    }

    private static string Indented(int depth, string line) => line.Length == 0 ? "" : new string(' ', 4 * depth) + line;
}
