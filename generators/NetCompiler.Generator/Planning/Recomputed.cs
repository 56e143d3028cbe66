using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// What a loop over time need not keep for the loop back: a value that is one function away from others that are kept anyway. To compute it again takes no longer than to store and to load it.
/// <code>
/// before   cell = forget·before + input·candidate, squashed = tanh(cell)      kept: forget, before, input, candidate, squashed
/// after    in the loop back, squashed = tanh(forget·before + input·candidate)   kept: forget, before, input, candidate
/// </code>
/// </summary>
internal sealed class Recomputed : Rewriting
{
    private const int MostCost = Cost.Function + Cost.Cheap, TooMuch = MostCost + 1;

    private readonly Flow _flow;

    /// <summary>By what is computed again: the loop that reads it.</summary>
    private readonly Dictionary<int, int> _again = [];

    private readonly Dictionary<int, int> _second = [];

    private Recomputed(Program program) : base(program) => _flow = Flow.OfTraining(program);

    public static Program Insert(Program program)
    {
        if (program.Recurrences.Count == 0)
            return program;

        Recomputed pass = new(program);

        foreach (int value in pass._flow.Needed.Where(pass.IsOfALoop))
        {
            if (pass.LoopBack(value) is var loop and >= 0 && pass.Again(value, loop) <= MostCost)
                pass._again[value] = loop;
        }

        return pass._again.Count == 0 ? program : pass.Rewritten();
    }

    private bool IsOfALoop(int value) =>
        _flow.Loops.Of(value) >= 0 && _flow[value] is { Primitive: Map { IsCopy: false }, Type: { PerExample: true, Shape.Rank: > 0 } } && !_flow.IsRoot(value) && !_flow.Loops.IsHandedOn(value);

    /// <summary>The loop whose elementwise steps are all that reads a value beside the loop that computes it; −1 if there is none.</summary>
    private int LoopBack(int value)
    {
        int[] later = [.. _flow.Readers(value).Where(reader => _flow.Loops.Of(reader) != _flow.Loops.Of(value))];
        int[] loops = [.. later.Select(_flow.Loops.Of).Distinct()];
        return loops.Length == 1 && later.All(reader => _flow[reader].Primitive is Map) ? loops[0] : -1;
    }

    /// <summary>What it costs to compute a value from what the loop back reads anyway.</summary>
    private int Again(int value, int loop) => _flow[value].Primitive is Map { IsCopy: false } map && _flow.Loops.Of(value) >= 0 && _flow[value].Operands.All(operand => _flow[operand].Primitive is not Reshape)
        ? Cost.Of(map.Body) + _flow.Operands(value).Sum(operand => IsKept(operand, loop) ? 0 : Again(operand, loop))
        : TooMuch;

    private bool IsKept(int value, int loop) => Flow.IsLeaf(_flow[value].Primitive) || !_again.ContainsKey(value) && _flow.Readers(value).Any(reader => _flow.Loops.Of(reader) == loop);

    protected override int Rewrite(int old)
    {
        int loop = _flow.Loops.Of(old);
        return Add(Old.Steps[old] with { Operands = Old.Steps[old].Operands.Select(operand => _again.TryGetValue(operand, out int back) && back == loop ? Second(operand, loop) : Now[operand]).ToEquatableArray() });
    }

    /// <summary>The value as the loop back computes it.</summary>
    private int Second(int value, int loop)
    {
        if (_second.TryGetValue(value, out int second))
            return second;

        Step step = Old.Steps[value];
        EquatableArray<int> operands = step.Operands.Select(operand => IsKept(operand, loop) ? Now[operand] : Second(operand, loop)).ToEquatableArray();
        return _second[value] = Add(step with { Primitive = (Map)step.Primitive with { AtReaders = true }, Operands = operands });
    }
}
