using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>One program made from another that means the same, step by step in the order of the old one.</summary>
internal abstract class Rewriting(Program program)
{
    private readonly List<Step> _steps = [];
    private ILookup<int, int>? _readers;

    protected Program Old { get; } = program;

    /// <summary>Who reads each value of the old program.</summary>
    protected ILookup<int, int> Readers => _readers ??= Old.Steps.SelectMany((step, reader) => step.Operands.Distinct().Select(operand => (operand, reader))).ToLookup(read => read.operand, read => read.reader);

    /// <summary>Which step of the new program each value of the old one is, as far as it has been rewritten.</summary>
    protected int[] Now { get; } = new int[program.Steps.Count];

    protected IReadOnlyList<Step> Steps => _steps;

    /// <summary>Adds what an old step has become.</summary>
    /// <returns>Which new step its value is.</returns>
    protected abstract int Rewrite(int old);

    protected Program Rewritten()
    {
        for (int old = 0; old < Now.Length; old++)
            Now[old] = Rewrite(old);

        return Old.Rewritten(_steps, Now);
    }

    /// <summary>An old step with what its operands are now.</summary>
    protected Step Renumbered(Step step) => step with { Operands = step.Operands.Select(operand => Now[operand]).ToEquatableArray() };

    protected virtual int Add(Step step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }

    protected void Rename(int step, string name) => _steps[step] = _steps[step] with { Name = name };
}
