using System.Collections.Generic;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>What the values of the loss in double are called, and how an element of one is read.</summary>
internal sealed class DoubleNames
{
    private readonly Program _program;
    private readonly Dictionary<int, string> _locals = [];

    public DoubleNames(Program program, IEnumerable<int> steps)
    {
        _program = program;
        HashSet<string> taken = ["at", "batch", "b", "n", "i", "j", "k", "p", "o", "sum", "most"];

        foreach (int step in steps)
            _locals[step] = Identifiers.Take(taken, Identifiers.Camel(program.Steps[step].Name));
    }

    public string this[int step] => _locals[step];

    /// <summary>Never stored: computed where it is read.</summary>
    public static bool IsInline(Step step) => step.Primitive is Uniform or OneHot;

    /// <summary>One computed number that all examples share, a <c>double</c>; all else are arrays.</summary>
    public static bool IsNumber(Step step) => step.Type is { PerExample: false, Shape.Rank: 0 } && DoubleLeaves.Of(step) is null;

    /// <summary>Element <paramref name="i"/> of example <paramref name="b"/>, or of what the value has of either.</summary>
    public string Element(int id, string b, string i)
    {
        Step step = _program.Steps[id];
        string name = _locals[id];

        return step switch
        {
            { Primitive: Uniform uniform } => $"at.Uniform({Literals.Of(uniform.Site)}, {b}, {(step.Type.Count == 1 ? "0" : i)})",
            { Primitive: OneHot } => $"({_locals[step.Operands[0]]}[{b}] == {i} ? 1.0 : 0.0)",
            _ when IsNumber(step) => name,
            { Type: { PerExample: true, Count: 1 } } => $"{name}[{b}]",
            { Type: { PerExample: true, Count: var count } } => $"{name}[{b} * {Literals.Of(count)} + {i}]",
            { Type.Count: 1 } => $"{name}[0]",
            _ => $"{name}[{i}]",
        };
    }
}
