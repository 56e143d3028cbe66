using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>
/// Fusion. Steps are taken in order, those of parameters alone first; each joins the last group that one of its operands is in, or a row group after it, where that group can take it,
/// and opens a new one otherwise. A group only ever reads from earlier groups, so the order of opening is an order of running.
/// </summary>
internal sealed class Grouping
{
    private readonly Flow _flow;
    private readonly Storage _storage;
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<int, int> _groupOf = [];
    private readonly HashSet<int> _handedOn;

    private Grouping(Flow flow, Storage storage)
    {
        _flow = flow;
        _storage = storage;
        _handedOn = [.. flow.Needed.Where(step => flow[step].Primitive is Carry).SelectMany(HandedTo)];
    }

    /// <summary>A group under construction.</summary>
    private sealed record Draft(GroupKind Kind, int Phase, int Loop, List<int> Steps);

    public static IReadOnlyList<(Group Group, int Phase)> Form(Flow flow, Storage storage)
    {
        Grouping grouping = new(flow, storage);

        foreach (int step in flow.Needed.OrderBy(step => grouping.IsOfParameters(step) ? 0 : 1))
        {
            if (flow[step].Primitive is Carry)
                grouping.PlaceCarry(step);
            else if (!Flow.IsLeaf(flow[step].Primitive) && !storage.IsInline(step) && !flow.IsView(step))
                grouping.Place(step);
        }

        ILookup<int, int> readIn = grouping._groupOf
            .SelectMany(step => grouping.Sources(step.Key).Select(source => (Source: source, Group: step.Value)))
            .ToLookup(read => read.Source, read => read.Group);

        Group[] groups = [.. grouping._drafts.Select((d, group) => d.Kind is GroupKind.Loop ? new Group(d.Kind, [], [], [], []) : grouping.Finish(d, source => readIn[source].Any(reader => reader != group)))];
        return [.. grouping.InLoops(groups)];
    }

    /// <summary>The groups of each loop as one, in the place of the first.</summary>
    private IEnumerable<(Group Group, int Phase)> InLoops(Group[] groups)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            int loop = _drafts[i].Loop;

            if (loop < 0)
                yield return (groups[i], _drafts[i].Phase);
            else if (_drafts.FindIndex(d => d.Loop == loop) == i)
                yield return (TimeLoop(loop, [.. groups.Where((group, other) => _drafts[other].Loop == loop && group.Kind is not GroupKind.Loop)]), _drafts[i].Phase);
        }
    }

    private Group TimeLoop(int loop, EquatableArray<Group> body)
    {
        int[] carries = [.. Carries(loop)];
        int[] steps = [.. carries, .. body.SelectMany(g => g.Steps)];
        IEnumerable<int> loads = body.SelectMany(g => g.Loads).Concat(carries.SelectMany(HandedTo)).Distinct().Where(read => !steps.Contains(read));

        return new Group(GroupKind.Loop, steps.ToEquatableArray(), [.. carries, .. body.SelectMany(g => g.Stored)], loads.OrderBy(read => read).ToEquatableArray(), []) { Body = body };
    }

    /// <summary>Whether a step is known before any example is, as a scale of parameters and statistics is: it comes first, so that epilogues may read it.</summary>
    private bool IsOfParameters(int step) =>
        _flow[step] is { Primitive: Map, Type.PerExample: false } && _flow.Operands(step).All(o => _flow[o].Primitive is ParameterValue or StateValue || IsOfParameters(o));

    private void Place(int step)
    {
        GroupKind kind = KindOf(step);
        int latest = Sources(step).Select(s => _groupOf.TryGetValue(s, out int g) ? g : -1).DefaultIfEmpty(-1).Max();

        int group = Host(step, kind, latest);

        if (group == _drafts.Count)
            _drafts.Add(new Draft(kind, _flow.Phase(step), _flow.Loops.Of(step), []));

        _drafts[group].Steps.Add(step);
        _groupOf[step] = group;

        // A carry is there at all steps only when its loop has run.
        foreach (int carry in _flow.Loops.Of(step) is var loop and >= 0 ? Carries(loop) : [])
            _groupOf[carry] = group;
    }

    /// <summary>A state that nothing in its loop computes, but something outside or another state is, has a loop that only hands on.</summary>
    private void PlaceCarry(int carry)
    {
        int loop = _flow.Loops.Of(carry);

        if (_flow.Loops.Steps(loop).Any(step => _flow[step].Primitive is not Carry))
            return;

        _groupOf[carry] = _drafts.Count;
        _drafts.Add(new Draft(GroupKind.Loop, _flow.Phase(carry), loop, []));
    }

    /// <summary>What memory holds of a carry's first value and of its next.</summary>
    private IEnumerable<int> HandedTo(int carry) => _flow.Operands(carry).Append(_flow.Loops.Next(carry)).SelectMany(value => Reads.Behind(_flow, _storage, value));

    private IEnumerable<int> Carries(int loop) => _flow.Loops.Steps(loop).Where(step => _flow[step].Primitive is Carry);

    /// <summary>The latest group that the step reads from, or the first row group after it; a new group if neither can take it.</summary>
    private int Host(int step, GroupKind kind, int latest)
    {
        // Other columns of a row are there only when its whole group has run.
        int seen = Reads.ThroughViews(_flow, _storage, step).Select(s => _groupOf.TryGetValue(s, out int g) ? g : -1).DefaultIfEmpty(-1).Max();

        for (int group = Math.Max(latest, 0); group < _drafts.Count; group++)
        {
            if ((group == latest || kind is GroupKind.Rows && _drafts[group].Kind is GroupKind.Rows || IsNotedBy(_drafts[group], step))
                && group != seen
                && _drafts[group].Phase == _flow.Phase(step)
                && _drafts[group].Loop == _flow.Loops.Of(step)
                && Takes(_drafts[group], step, kind))
            {
                return group;
            }
        }

        return _drafts.Count;
    }

    private GroupKind KindOf(int step) => _flow[step].Primitive switch
    {
        ReduceAxis or ExpandAxis or Transpose or Indicator or Contract { IsOfExamples: true } => GroupKind.Axes,
        Contract or Convolve => _flow[step].Type.PerExample ? GroupKind.Product : GroupKind.WeightGradient,
        Reduce { Axes: ReducedAxes.Positions } or Pool or LargestTap or PoolGradient or Resample or ToPositions or FromPositions or SumNeighbours
            or ToSteps or FromSteps or AtStep or Gather or Attend or AddSteps or Sinusoids => GroupKind.Axes,
        ScatterAdd or ScatterParts => GroupKind.Scatter,
        TableProduct => GroupKind.Table,
        Reduce { Axes: ReducedAxes.Batch } => GroupKind.BatchSum,
        Concat or Pad or Slice => GroupKind.Copy,
        Map when !_flow[step].Type.PerExample => GroupKind.Shared,
        _ => GroupKind.Rows,
    };

    private bool Takes(Draft group, int step, GroupKind kind) => (group.Kind, kind) switch
    {
        (GroupKind.Product, GroupKind.Rows) => Follows(step, group.Steps[0]),
        (GroupKind.Axes, GroupKind.Axes) => IsNotedBy(group, step),
        (GroupKind.Axes, GroupKind.Rows) => _flow[group.Steps[0]].Primitive is Pool or PoolGradient && Follows(step, group.Steps[0]),
        (GroupKind.Rows, GroupKind.Rows) => HasRowsOf(step, group),
        (GroupKind.BatchSum or GroupKind.Shared, GroupKind.Shared) => _flow[step].Type.Count == _flow[group.Steps[0]].Type.Count,
        _ => false,
    };

    /// <summary>Whether a step is elementwise on rows like those of the first one of a group.</summary>
    private bool Follows(int step, int first) =>
        _flow[step] is { Primitive: Map, Type: { Shape.Rank: > 0 } type } && type.Positions == _flow[first].Type.Positions && type.Count == _flow[first].Type.Count;

    /// <summary>Whether a pooling that looks for the maxima of the same windows notes where they are.</summary>
    private bool IsNotedBy(Draft group, int step) =>
        _flow[step].Primitive is LargestTap largest && group.Steps.Count > 0 && _flow[group.Steps[0]].Primitive is Pool { Kind: PoolKind.Max } pool
        && pool.Window == largest.Window && _flow.Operands(group.Steps[0]).First() == _flow.Operands(step).First();

    private bool HasRowsOf(int step, Draft group) => _flow[step].Type.Positions == _flow[group.Steps[0]].Type.Positions;

    /// <summary>What the step reads from memory or from its group, looked at through everything that is computed in place.</summary>
    private IEnumerable<int> Sources(int step) => Reads.Of(_flow, _storage, step);

    private Group Finish(Draft draft, Func<int, bool> isReadOutside)
    {
        IEnumerable<int> read = draft.Steps.Where(s => isReadOutside(s) || _flow.IsRoot(s) || _handedOn.Contains(s) || draft.Kind is GroupKind.BatchSum && s == draft.Steps[0]);

        return draft.Kind is GroupKind.Rows
            ? RowLoops.Form(_flow, _storage, draft.Steps, [.. read])
            : new Group(draft.Kind, draft.Steps.ToEquatableArray(), read.ToEquatableArray(), Reads.Outside(_flow, _storage, draft.Steps), []);
    }
}
