using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>
/// Decides for each elementwise step whether it is computed once or again wherever it is read ("inline").
/// <list type="bullet">
/// <item>What only sums read is computed inside those sums.</item>
/// <item>What several groups read is computed again in each, if that is a few cheap instructions on values that memory holds anyway:
/// the normalised value of a batch norm, which is one multiplication away from its input. A mere copy is there to be stored.</item>
/// <item>What the program wants computed again (<c>Planning/Recomputed</c>).</item>
/// </list>
/// Everything else is computed once, and stored if another group reads it.
/// </summary>
internal sealed class Storage
{
    private readonly Flow _flow;
    private readonly int[] _depth;
    private readonly bool[] _onlySums;
    private readonly bool[] _inline;

    public Storage(Flow flow)
    {
        _flow = flow;
        int count = flow.Program.Steps.Count;
        _depth = new int[count];
        _onlySums = new bool[count];
        _inline = new bool[count];

        foreach (int step in flow.Needed)
            _depth[step] = flow.Operands(step).Select(o => _depth[o]).DefaultIfEmpty(0).Max() + (BreaksGroups(step) ? 1 : 0);

        foreach (int step in flow.Needed.Reverse())
            _onlySums[step] = OnlySums(step);

        foreach (int step in flow.Needed)
            _inline[step] = Inline(step);
    }

    /// <summary>Computed at each place that reads it, never stored.</summary>
    public bool IsInline(int step) => _inline[step] || Flow.IsVirtual(_flow[step].Primitive);

    private bool OnlySums(int step) =>
        _flow[step].Primitive is Map
        && _flow[step].Type is { PerExample: true, Shape.Rank: > 0 }
        && !IsKept(step)
        && _flow.Readers(step).Count > 0
        && _flow.Readers(step).All(r => _flow[r].Primitive is Reduce or ReduceAxis || _onlySums[r]);

    private bool Inline(int step)
    {
        if (_onlySums[step] || _flow[step].Primitive is Map { AtReaders: true })
            return true;

        return _flow[step].Primitive is Map map
            && _flow[step].Type is { PerExample: true, Shape.Rank: > 0 }
            && Crosses(step)
            && !IsKept(step)
            && _flow.Readers(step).All(r => _flow[r].Primitive is Map or Reduce or ReduceAxis)
            && !map.IsCopy
            && Cost.Of(map.Body) <= Cost.Cheap
            && _flow.Operands(step).All(Available);
    }

    /// <summary>In memory at every later time, or computable anywhere.</summary>
    private bool Available(int step) =>
        Flow.IsLeaf(_flow[step].Primitive) || IsMoved(step) || !_flow[step].Type.PerExample || IsInline(step) || Crosses(step);

    /// <summary>Read outside the stretch of the run in which it is computed.</summary>
    private bool Crosses(int step) => _flow.IsRoot(step) || _flow.Readers(step).Any(r => Stretch(r) != Stretch(step));

    /// <summary>In memory whoever reads it: a result of the run, or what the next step of a loop is handed.</summary>
    private bool IsKept(int step) => _flow.IsRoot(step) || _flow.Loops.IsHandedOn(step);

    private (int Phase, int Loop, int Depth, bool Sum) Stretch(int step) =>
        (_flow.Phase(step), _flow.Loops.Of(step), _depth[step], _onlySums[step] || _flow[step].Primitive is Reduce { Axes: ReducedAxes.Batch });

    private bool BreaksGroups(int step) => IsMoved(step) || _flow[step].Primitive is Contract or Convolve or ScatterAdd or ScatterParts or TableProduct or Reduce { Axes: ReducedAxes.Batch };

    /// <summary>In a group of its own, which puts it into memory.</summary>
    private bool IsMoved(int step) => _flow[step].Primitive
        is Concat or Pad or Slice or ReduceAxis or ExpandAxis or Transpose or Indicator
        or Reduce { Axes: ReducedAxes.Positions } or Pool or LargestTap or PoolGradient or Resample or ToPositions or FromPositions or SumNeighbours
        or ToSteps or FromSteps or AtStep or Carry or Gather or Attend or AddSteps or Sinusoids;
}
