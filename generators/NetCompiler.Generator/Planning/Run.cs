using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>A scheduled run, with the life of every value of an example that it holds in memory.</summary>
internal sealed class Run
{
    private readonly Dictionary<int, (int Born, int Dies)> _lives = [];
    private readonly Dictionary<int, int> _entryOf = [];
    private readonly Dictionary<int, List<int>> _readers = [];
    private readonly HashSet<int> _passing = [];
    private readonly Dictionary<int, Part> _parts = [];
    private readonly HashSet<int> _wholes = [];
    private readonly Successors _successors;

    public Run(Flow flow, Storage storage, Schedule schedule)
    {
        Flow = flow;
        Storage = storage;
        Schedule = schedule;

        // The library fills every input and target, read or not.
        foreach (int leaf in Enumerable.Range(0, flow.Program.Steps.Count).Where(s => Flow.IsFilled(flow[s].Primitive)))
            Define(leaf, 0, -1);

        for (int i = 0; i < schedule.All.Count; i++)
        {
            Entry entry = schedule.All[i];

            foreach (int stored in entry.Group.Stored.Where(s => flow[s].Type.PerExample))
                Define(stored, entry.Epoch, i);

            foreach (int read in entry.Group.Loads.Where(_lives.ContainsKey))
            {
                _lives[read] = (_lives[read].Born, entry.Epoch);
                _readers[read].Add(i);
            }
        }

        foreach (int root in flow.FirstRoots.Concat(flow.SecondRoots).Where(_lives.ContainsKey))
            _lives[root] = (_lives[root].Born, int.MaxValue);

        foreach (Group loop in schedule.All.Select(e => e.Group).Where(g => g.Kind is GroupKind.Loop))
            _passing.UnionWith(loop.Stored.Where(value => !flow.IsRoot(value) && !(flow[value].Primitive is Carry && flow.Loops.IsHandedOn(value)) && _readers[value].All(r => TakesLast(schedule.All[r].Group, loop))));

        foreach (KeyValuePair<int, Part> part in Joins.Of(flow, schedule).Where(part => IsPassing(part.Key) || !IsPassing(part.Value.Whole)))
        {
            _parts.Add(part.Key, part.Value);
            _wholes.Add(part.Value.Whole);

            if (!IsPassing(part.Value.Whole))
                _passing.Remove(part.Key);
        }

        _successors = new Successors(this);

        foreach (KeyValuePair<int, Part> next in _successors.OfSlices)
        {
            _parts.Add(next.Key, next.Value);
            _wholes.Add(next.Value.Whole);
        }
    }

    private bool TakesLast(Group reader, Group loop) =>
        Flow[reader.Steps[0]].Primitive is AtStep { Step: var step } && step == (((Carry)Flow[loop.Steps[0]].Primitive).Reverse ? 0 : Flow[loop.Steps[0]].Type.Positions - 1);

    public Flow Flow { get; }

    public Storage Storage { get; }

    public Schedule Schedule { get; }

    public IEnumerable<int> Values => _lives.Keys;

    /// <summary>
    /// Whether only the loop that computes the value reads it, each step what that step computed, so that a row of each example is enough. What is taken of the last step is still there afterwards.
    /// </summary>
    public bool IsPassing(int value) => _passing.Contains(value);

    /// <summary>The value whose place a concatenation takes that is computed in its parts; −1 if it takes none.</summary>
    public int Before(int whole) => _successors.Before(whole);

    /// <summary>Where a value lies that is computed in its place in a concatenation, or where a slice lay that nothing reads afterwards; null for any other.</summary>
    public Part? PartOf(int value) => _parts.TryGetValue(value, out Part? part) ? part : null;

    /// <summary>Rows in memory for each example.</summary>
    public int RowsOf(int value) => IsPassing(value) ? 1 : Flow[value].Type.Positions;

    public bool Holds(int value) => _lives.ContainsKey(value);

    /// <summary>The first epoch and the last one in which a value that the run holds is in memory.</summary>
    public (int Born, int Dies) LifeOf(int value) => _lives[value];

    /// <summary>The values in memory that are read element by element where this one is computed: those that it is computed from, then what else its group reads.</summary>
    public IEnumerable<int> ElementwiseSources(int value)
    {
        if (Flow[value].Primitive is not Map || _entryOf[value] < 0)
            return [];

        Group group = Schedule.All[_entryOf[value]].Group;
        IEnumerable<int> beside = (group.Kind is GroupKind.Loop ? group.Body.First(g => g.Stored.Contains(value)) : group).Loads;
        return Reads.Of(Flow, Storage, value).OrderByDescending(s => s).Concat(beside.OrderByDescending(s => s)).Distinct().Where(Holds);
    }

    /// <summary>
    /// Whether <paramref name="value"/> may be written over <paramref name="old"/>: in this run both exist, nothing reads the old one later,
    /// and inside the group it is only read element by element, no later than where the new one is stored.
    /// A product's epilogue is no such place: the product itself has already been written there.
    /// </summary>
    public bool MayReplace(int old, int value)
    {
        if (!Holds(old) || !Holds(value) || Flow.IsLeaf(Flow[old].Primitive) || _lives[old].Dies == int.MaxValue || _parts.ContainsKey(old) || _parts.ContainsKey(value) || _wholes.Contains(old))
            return false;

        Entry entry = Schedule.All[_entryOf[value]];
        Group group = entry.Group.Kind is GroupKind.Loop ? InLoop(entry.Group, old, value) ?? entry.Group : entry.Group;

        return group.Kind is GroupKind.Rows
            && (group.Steps.Contains(old) || _readers[old].Contains(_entryOf[value]))
            && _readers[old].All(r => r == _entryOf[value] || r < _entryOf[value] && Settled(r, entry))
            && ReadOnlyUntil(group, old, value);
    }

    /// <summary>The group of a loop that computes a value for every step, where it alone reads a row of the old one at each; null where others do, or where a step reads what another left.</summary>
    private Group? InLoop(Group loop, int old, int value)
    {
        if (loop.Steps.Contains(old) || IsPassing(old) || IsPassing(value) || Flow.Loops.IsHandedOn(old) || Flow.Loops.IsHandedOn(value))
            return null;

        Group[] concerned = [.. loop.Body.Where(group => group.Stored.Contains(value) || group.Loads.Contains(old))];
        return concerned.Length == 1 ? concerned[0] : null;
    }

    /// <summary>Whether an earlier reader cannot still be at work on the rows of another thread.</summary>
    private bool Settled(int reader, Entry entry) =>
        Schedule.All[reader].Epoch < entry.Epoch || Split.Of(Schedule.All[reader].Group, Flow) == Split.Examples;

    private bool ReadOnlyUntil(Group group, int old, int value)
    {
        int last = LoopThatStores(group, value);

        for (int i = 0; i < group.Loops.Count; i++)
        {
            RowLoop loop = group.Loops[i];
            bool reads = RowLoopReads.Of(Flow, Storage, group, loop).Contains(old);

            if (reads && (i > last || i == last && loop.Kind is RowLoopKind.Scalar))
                return false;

            if (i > last && loop.Stores.Contains(old))
                return false;
        }

        return last >= 0;
    }

    private static int LoopThatStores(Group group, int value)
    {
        for (int i = 0; i < group.Loops.Count; i++)
        {
            if (group.Loops[i].Stores.Contains(value))
                return i;
        }

        return -1;
    }

    private void Define(int value, int epoch, int entry)
    {
        _lives[value] = (epoch, epoch);
        _entryOf[value] = entry;
        _readers[value] = [];
    }
}
