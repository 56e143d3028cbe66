using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>
/// Splits a row group into its passes over a row. A step that needs a reduction of the row runs in a later pass than the reduction;
/// a value that two passes read is stored by the first.
/// <code>
/// softmax:  max over logits  │  exp and its sum  │  exp / sum
/// </code>
/// </summary>
internal sealed class RowLoops
{
    private readonly Flow _flow;
    private readonly Storage _storage;
    private readonly List<int> _steps;
    private readonly Dictionary<int, int> _pass = [];

    private RowLoops(Flow flow, Storage storage, List<int> steps)
    {
        _flow = flow;
        _storage = storage;
        _steps = steps;
    }

    public static Group Form(Flow flow, Storage storage, List<int> steps, HashSet<int> read)
    {
        RowLoops loops = new(flow, storage, steps);

        foreach (int step in steps)
            loops._pass[step] = loops.PassOf(step);

        HashSet<int> stored = [.. read, .. steps.Where(loops.LastsBeyondItsPass)];
        return new Group(GroupKind.Rows, steps.ToEquatableArray(), steps.Where(stored.Contains).ToEquatableArray(), Reads.Outside(flow, storage, steps), loops.Order(stored).ToEquatableArray());
    }

    /// <summary>One number per example: a reduction, a pick, or arithmetic on such.</summary>
    private bool IsScalar(int step) => _flow[step].Type.Shape.Rank == 0;

    /// <summary>The pass in which the step is computed; a scalar is known after its pass, and after pass −1 if it needs none.</summary>
    private int PassOf(int step)
    {
        int pass = -1;

        foreach (int operand in Sources(step))
        {
            if (_pass.TryGetValue(operand, out int own))
                pass = Math.Max(pass, IsScalar(operand) && !IsScalar(step) || IsScalar(operand) && _flow[step].Primitive is Reduce ? own + 1 : own);
        }

        return IsScalar(step) && _flow[step].Primitive is not Reduce ? pass : Math.Max(pass, 0);
    }

    private bool LastsBeyondItsPass(int step) =>
        !IsScalar(step) && _steps.Any(reader => Sources(reader).Contains(step) && (_pass[reader] > _pass[step] || _flow[reader].Primitive is Pick));

    private IEnumerable<RowLoop> Order(HashSet<int> stored)
    {
        HashSet<int> done = [];

        for (int pass = -1; pass <= _pass.Values.Max(); pass++)
        {
            List<int> own = [.. _steps.Where(s => _pass[s] == pass)];

            foreach (int reduction in own.Where(s => _flow[s].Primitive is Reduce))
            {
                int operand = _flow.Operands(reduction).Single();
                List<int> stores = [.. Chain(operand, pass).Where(s => stored.Contains(s) && done.Add(s)).OrderBy(s => s)];
                RowLoopKind kind = ((Reduce)_flow[reduction].Primitive).Reduction is Reduction.Sum ? RowLoopKind.Sum : RowLoopKind.Max;
                yield return new RowLoop(kind, _flow[operand].Type.Count, reduction, stores.ToEquatableArray());
            }

            foreach (IGrouping<int, int> width in own.Where(s => !IsScalar(s) && stored.Contains(s) && !done.Contains(s)).ToList().GroupBy(s => _flow[s].Type.Count))
            {
                done.UnionWith(width);
                yield return new RowLoop(RowLoopKind.Map, width.Key, -1, width.ToEquatableArray());
            }

            foreach (int scalar in own.Where(s => IsScalar(s) && _flow[s].Primitive is not Reduce))
                yield return new RowLoop(RowLoopKind.Scalar, 1, scalar, []);
        }
    }

    /// <summary>The elementwise steps of one pass that lead to a value, itself included.</summary>
    private IEnumerable<int> Chain(int step, int pass)
    {
        if (IsScalar(step))
            return [];

        IEnumerable<int> before = (_pass.ContainsKey(step) || _storage.IsInline(step) ? _flow.Operands(step) : []).SelectMany(o => Chain(o, pass));
        return _pass.TryGetValue(step, out int own) && own == pass ? before.Append(step) : before;
    }

    private IEnumerable<int> Sources(int step) => Reads.Of(_flow, _storage, step);
}
