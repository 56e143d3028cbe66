using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// What takes the place of slices that one elementwise group is the last to read: what the group computes of a slice lies where the slice did. A concatenation whose parts are computed from what lies there takes the place of it all.
/// <code>
/// before   p = x·Wᵀ    r = σ(p₀ + …), u = σ(p₁ + …)       dp = [dr, du]         p, r, u and dp
/// after    r in the place of p₀, u in that of p₁           dp in that of p       p
/// </code>
/// </summary>
internal sealed class Successors
{
    private readonly Run _run;
    private readonly Flow _flow;
    private readonly List<Group> _groups;
    private readonly ILookup<int, int> _loaders;
    private readonly Dictionary<int, int> _writers = [];
    private readonly Dictionary<int, Part> _ofSlices = [];

    public Successors(Run run)
    {
        _run = run;
        _flow = run.Flow;
        _groups = [.. run.Schedule.All.SelectMany(entry => entry.Group.Kind is GroupKind.Loop ? entry.Group.Body.ToArray() : [entry.Group])];
        _loaders = _groups.SelectMany((group, at) => group.Loads.Select(load => (load, at))).ToLookup(read => read.load, read => read.at);

        foreach ((int stored, int at) in _groups.SelectMany((group, at) => group.Stored.Select(stored => (stored, at))))
            _writers[stored] = at;

        foreach (int whole in _writers.Keys.Where(IsOfSlices).OrderBy(whole => whole).ToList())
            Succeed(whole);
    }

    /// <summary>By what lies there now: whose slice was there before.</summary>
    public IReadOnlyDictionary<int, Part> OfSlices => _ofSlices;

    /// <summary>The value whose place a concatenation takes; −1 if it takes none.</summary>
    public int Before(int whole)
    {
        if (!Joins.JoinsRows(_flow, whole) || _run.IsPassing(whole) || _flow.Operands(whole).Any(part => _run.PartOf(part)?.Whole != whole))
            return -1;

        (int Part, int Column)[] parts = [.. Joins.PartsOf(_flow, whole)];
        int[] writers = [.. parts.Select(part => _writers[part.Part]).Distinct()];

        return writers.Length != 1 || !IsElementwise(_groups[writers[0]])
            ? -1
            : _ofSlices.Values.Select(slice => slice.Whole).Distinct().Where(old => MayFollow(old, whole, parts, writers[0])).DefaultIfEmpty(-1).Min();
    }

    /// <summary>Whether each part lies exactly where something did that no group reads later, and this one only where it writes.</summary>
    private bool MayFollow(int old, int whole, (int Part, int Column)[] parts, int writer) =>
        _flow[old].Type.Count == _flow[whole].Type.Count && _flow[old].Type.Positions == _flow[whole].Type.Positions
        && parts.All(part => _ofSlices.Any(slice => slice.Value == new Part(old, part.Column) && _flow[slice.Key].Type.Count == _flow[part.Part].Type.Count
            && _loaders[slice.Key].All(loader => loader <= writer && Split.Of(_groups[loader], _flow) == Split.Examples)));

    /// <summary>Whether a value is in memory for all rows, and nothing needs it there.</summary>
    private bool IsOfSlices(int value) =>
        _flow[value].Type is { PerExample: true, Shape.Rank: 1 } && !_run.IsPassing(value) && !IsKept(value) && _flow[value].Primitive is not Carry && _run.PartOf(value) is null && Sliced(value) >= 0;

    /// <summary>Of what slices are read: of the value, or of what the step of a loop makes of it element by element, as a product's epilogue does; −1 where more is read.</summary>
    private int Sliced(int value)
    {
        if (IsReadInSlices(value))
            return value;

        return _flow.Readers(value).Count == 1 && _flow.Readers(value)[0] is var made && _flow[made].Primitive is Map && _flow[made].Type == _flow[value].Type && _flow.Loops.Of(made) >= 0 && !IsKept(made) && IsReadInSlices(made) ? made : -1;
    }

    private bool IsReadInSlices(int value) => _flow.Readers(value).Count > 0 && _flow.Readers(value).All(slice => _flow.IsView(slice) && !_flow.Readers(slice).Any(_flow.IsView));

    private void Succeed(int whole)
    {
        int sliced = Sliced(whole);
        int[] loaders = [.. _loaders[sliced].Distinct()];

        if (loaders.Length != 1 || _groups[loaders[0]] is not { } last || !IsElementwise(last) || _loaders[whole].Any(loader => loader > loaders[0]))
            return;

        int columns = last.Loops[0].Columns;
        if (_flow.Readers(sliced).Any(slice => _flow[slice].Type.Count != columns || StartOf(slice) % columns != 0))
            return;

        foreach (int next in last.Stored.Where(next => MayLieInSlice(next) && (sliced == whole || _flow.Loops.Of(next) == _flow.Loops.Of(sliced))))
        {
            IEnumerable<int> slices = SlicesBehind(next, sliced, last).Where(slice => _flow[next].Type == _flow[slice].Type && Joins.IsAligned(_flow, slice, StartOf(slice)));

            if (slices.Select(slice => new Part(whole, StartOf(slice))).FirstOrDefault(part => !_ofSlices.ContainsValue(part)) is { } place)
                _ofSlices[next] = place;
        }
    }

    /// <summary>The slices of a value that a step is computed from, by way of other steps of its group.</summary>
    private IEnumerable<int> SlicesBehind(int step, int sliced, Group group) => _flow.Operands(step).SelectMany(operand =>
        _flow.IsView(operand) ? _flow.Operands(operand).Where(whole => whole == sliced).Select(_ => operand)
        : _flow[operand].Primitive is Map && (group.Steps.Contains(operand) || _run.Storage.IsInline(operand)) ? SlicesBehind(operand, sliced, group)
        : []);

    private int StartOf(int slice) => ((Slice)_flow[slice].Primitive).Start;

    private bool MayLieInSlice(int value) =>
        _flow[value].Primitive is Map && !_run.IsPassing(value) && !IsKept(value) && _run.PartOf(value) is null && Joins.MayBePart(_flow, value);

    private bool IsKept(int value) => _flow.IsRoot(value) || _flow.Loops.IsHandedOn(value);

    /// <summary>Whether all that a group reads of a row is read at the column where it writes, before it does.</summary>
    private static bool IsElementwise(Group group) => group is { Kind: GroupKind.Rows, Loops: { Count: 1 } loops } && loops[0] is { Kind: RowLoopKind.Map, Result: < 0 };
}
