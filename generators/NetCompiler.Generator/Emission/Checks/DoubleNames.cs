using System.Collections.Generic;
using System.Linq;
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
        HashSet<string> taken = ["at", "batch", "b", "c", "h", "i", "j", "k", "n", "o", "p", "q", "s", "t", "v", "w", "sum", "most", "scores", "share"];

        // The same elements under another shape are the same array.
        foreach (int step in steps)
            _locals[step] = IsAlias(step) ? _locals[program.Steps[step].Operands[0]] : Identifiers.Take(taken, Identifiers.Camel(program.Steps[step].Name));
    }

    public string this[int step] => _locals[step];

    /// <summary>How many steps the loop has that is being written, at one of which its values are computed; 0 outside of loops.</summary>
    public int Steps { get; set; }

    /// <summary>The loop over the rows of values of this type.</summary>
    public Loop Rows(TensorType type) => Steps > 0 && type.Positions == Steps ? Loop.RowsOfStep(type) : Loop.Rows(type);

    /// <summary>Never stored: computed where it is read, or another value's array.</summary>
    public bool IsInline(int step) => _program.Steps[step].Primitive is Uniform or OneHot || IsAlias(step);

    /// <summary>One computed number that all examples share, a <c>double</c>; all else are arrays.</summary>
    public bool IsNumber(int step) => _program.Steps[step] is { Type: { PerExample: false, Shape.Rank: 0 } } number && DoubleLeaves.Of(number) is null;

    /// <summary>
    /// Element <paramref name="i"/> of the row <c>b</c>, or what the value has of either; inside a loop over the positions of examples, of which a value may have one row for all.
    /// </summary>
    public string Element(int id, string i, int positions = 0)
    {
        Step step = _program.Steps[id];
        string b = positions == 0 || step.Type.Positions == positions ? "b" : $"b / {Literals.Of(positions)}";

        return step.Primitive switch
        {
            Uniform uniform => $"at.Uniform({Literals.Of(uniform.Site)}, {b}, {(step.Type.Count == 1 || i.Length == 0 ? "0" : i)})",
            OneHot => $"({_locals[step.Operands[0]]}[{b}] == {(i.Length == 0 ? "0" : i)} ? 1.0 : 0.0)",
            _ when IsNumber(id) => _locals[id],
            _ => At(id, b == "b" ? Loop.Batch : new Loop($"({b})", "batch"), step.Type.Count == 1 ? "" : i),
        };
    }

    /// <summary>The element of the row <c>b</c> at the sum of these parts of an index, of which empty ones are left out.</summary>
    public string At(int id, params string[] parts) => At(id, Loop.Batch, parts);

    private string At(int id, Loop row, params string[] parts)
    {
        TensorType type = _program.Steps[id].Type;
        string[] terms = [type.PerExample ? row.Times(type.Count) : "", .. parts];
        string index = string.Join(" + ", terms.Where(part => part.Length > 0));
        return $"{_locals[id]}[{(index.Length == 0 ? "0" : index)}]";
    }

    private bool IsAlias(int step) => _program.Steps[step] is { Primitive: Reshape } view && !IsNumber(step) && !IsNumber(view.Operands[0]);
}
