using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Groups of the plan that a device runs in one launch. A launch costs as much as some thousand sums, so what reads the same rows is summed together, and what follows on a sum is done where the sum is:
/// <code>
/// before   dW = dyᵀ·x │ db = Σ dy                                 pooled = Σ over positions of x │ μ = Σ pooled / n │ v = Σ (x − μ)² / n │ running mean, running variance
/// after    dW = dyᵀ·x, db = Σ dy                                  μ = Σ x / n, v = Σ (x − μ)² / n, running mean, running variance
/// </code>
/// A group only ever runs earlier than planned: at its new place everything that it reads has been computed, what examples have of it is still in memory, and what it writes has a place of its own.
/// </summary>
internal sealed class Joined
{
    /// <summary>Sums that one launch computes side by side: each takes registers and arguments.</summary>
    private const int MostSums = 4;

    private readonly Plan _plan;
    private readonly Run _run;
    private readonly Group[] _groups;

    /// <summary>Which group computes each value, by its number in the plan's order.</summary>
    private readonly Dictionary<int, int> _writer = [];

    /// <summary>Groups that run in the launch of another one.</summary>
    private readonly HashSet<Group> _taken = [];

    private Joined(Plan plan)
    {
        (_plan, _run) = (plan, plan.Training);
        _groups = [.. Computing(_run.Schedule.All)];

        for (int i = 0; i < _groups.Length; i++)
        {
            foreach (int step in _groups[i].Steps)
                _writer[step] = i;
        }
    }

    private Flow Flow => _run.Flow;

    /// <summary>The launches of a phase, in order.</summary>
    public static EquatableArray<DeviceGroup> Of(Plan plan, bool isFirst)
    {
        int first = Computing(plan.Training.Schedule.First).Count();
        return new Joined(plan).Launches().Where(launch => launch.At < first == isFirst).Select(launch => launch.Group).ToEquatableArray();
    }

    private static IEnumerable<Group> Computing(EquatableArray<Entry> entries) => entries.Select(entry => entry.Group).SelectMany(group => group.Kind is GroupKind.Loop || group.Body.Count == 0 ? [group] : group.Body).Where(group => Prepared.By(group) is null);

    private IEnumerable<(int At, DeviceGroup Group)> Launches()
    {
        List<(int At, DeviceGroup Group)> launches = [];

        foreach (Group weights in _groups.Where(group => group.Kind is GroupKind.WeightGradient && Flow[group.Steps[0]].Operands.Count == (Flow[group.Steps[0]].Primitive is Convolve { Maxima: not null } ? 3 : 2)))
        {
            int gradient = Flow.Operands(weights.Steps[0]).First();
            launches.Add((Place(weights), new DeviceGroup(weights, _groups.Where(sum => IsSumOf(sum, gradient) && _taken.Add(sum)).ToEquatableArray())));
            _taken.Add(weights);
        }

        foreach (Group sum in _groups.Where(IsSum).OrderBy(Place).ToArray())
        {
            if (_taken.Add(sum))
                launches.Add((Place(sum), Sums(sum)));
        }

        HashSet<int> pooled = [.. _groups.Where(IsSum).Select(Operand).Where(IsTakenApart)];
        launches.AddRange(_groups.Where(group => !_taken.Contains(group) && !_plan.IsInPlace(group) && !(group.Steps.Count > 0 && pooled.Contains(group.Steps[0]))).Select(group => (Place(group), new DeviceGroup(group, []))));
        return launches.OrderBy(launch => launch.At);
    }

    /// <summary>A sum over the batch with all that its launch takes along.</summary>
    private DeviceGroup Sums(Group sum)
    {
        int at = Place(sum);
        Group? squares = _groups.FirstOrDefault(group => IsSquaresOf(group, sum) && !_taken.Contains(group) && CanRun(group, at, [sum]));

        if (squares is not null)
            _taken.Add(squares);

        List<Group> sums = [sum];

        foreach (Group other in _groups.Where(group => squares is null && IsLike(group, sum) && !_taken.Contains(group) && CanRun(group, at, [])).Take(MostSums - 1))
        {
            sums.Add(other);
            _taken.Add(other);
        }

        List<Group> done = [.. sums, .. squares is null ? Enumerable.Empty<Group>() : [squares]];

        foreach (Group shared in _groups.Where(group => group.Kind is GroupKind.Shared && !_taken.Contains(group) && Flow[group.Steps[0]].Type.Count == Flow[sum.Steps[0]].Type.Count))
        {
            if (shared.Loads.Any(load => done.Any(other => other.Steps.Contains(load))) && CanRun(shared, at, done) && !OverwritesState(shared))
                done.Add(shared);
        }

        EquatableArray<Group> follow = done.Where(group => group.Kind is GroupKind.Shared).ToEquatableArray();
        _taken.UnionWith(follow);
        return new DeviceGroup(sum, sums.Skip(1).ToEquatableArray()) { Squares = squares, Shared = follow, TakenApart = done.Where(IsSum).Select(Operand).Where(IsTakenApart).Distinct().ToEquatableArray() };
    }

    private bool IsSum(Group group) => group.Kind is GroupKind.BatchSum && Flow[group.Steps[0]].Primitive is Reduce { Reduction: Reduction.Sum };

    private int Operand(Group sum) => Flow.Operands(sum.Steps[0]).Single();

    /// <summary>What a sum adds up: where each example was to be summed over its positions first, what is at the positions.</summary>
    private int Term(Group sum) => IsTakenApart(Operand(sum)) ? Flow.Operands(Operand(sum)).Single() : Operand(sum);

    /// <summary>Where a group runs: a sum over the batch where its examples were to be summed over their positions, because it does that itself.</summary>
    private int Place(Group group) => _writer[IsSum(group) && IsTakenApart(Operand(group)) ? Operand(group) : group.Steps[0]];

    /// <summary>Whether all readers of a sum over positions add up what it is the sum of.</summary>
    private bool IsTakenApart(int value) =>
        BatchTerm.IsPooled(Flow, value) && _groups[_writer[value]].Steps.Count == 1
        && Flow.Readers(value).All(reader => _groups[_writer[reader]].Loads.All(load => load == value || IsThere(load, _writer[value])));

    /// <summary>Whether a group has all that it reads at an earlier place, where some others run beside it.</summary>
    private bool CanRun(Group group, int at, IReadOnlyList<Group> beside) => Place(group) >= at && Reads(group).All(read => beside.Any(other => other.Steps.Contains(read)) || IsThere(read, at));

    private IEnumerable<int> Reads(Group group) =>
        group.Loads.SelectMany(load => IsSum(group) && load == Operand(group) && IsTakenApart(load) ? _groups[_writer[load]].Loads : new[] { load }.ToEquatableArray());

    private bool IsThere(int value, int at) => !_writer.TryGetValue(value, out int writer) || writer < at;

    /// <summary>Whether a group is no more than the sum over the batch of a value in memory, and nothing else of the step waits for it.</summary>
    private bool IsSumOf(Group sum, int value) => IsSum(sum) && sum.Steps.Count == 1 && Term(sum) == value && Flow.Readers(sum.Steps[0]).Count == 0;

    /// <summary>Whether a sum runs over as many rows and columns as another one.</summary>
    private bool IsLike(Group group, Group sum) =>
        IsSum(group) && group != sum && Flow[group.Steps[0]].Type.Count == Flow[sum.Steps[0]].Type.Count
        && Flow[Term(group)].Type.Positions == Flow[Term(sum)].Type.Positions;

    /// <summary>Whether a group sums the squared distances from the mean that another one makes of its sum.</summary>
    private bool IsSquaresOf(Group group, Group sum) =>
        IsSum(group) && sum.Steps.Skip(1).Any(mean => BatchTerm.IsMean(Flow, mean, sum.Steps[0], Flow[Term(sum)].Type.Positions) && BatchTerm.IsSquaredDistance(Flow, Term(group), Term(sum), mean));

    /// <summary>Whether a group replaces a statistic that others read.</summary>
    private bool OverwritesState(Group group) =>
        group.Loads.Any(load => Flow[load].Primitive is StateValue && _groups.Any(other => other != group && other.Loads.Contains(load)));
}
