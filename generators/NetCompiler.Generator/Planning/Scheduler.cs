using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Orders groups so that threads seldom meet: whatever can run without a barrier runs first. For a multilayer perceptron that gives
/// forward, loss and dx by examples, one barrier, then all weight gradients by weights.
/// </summary>
internal sealed class Scheduler
{
    /// <summary>Instead of how many values a group misses, once it has its place.</summary>
    private const int Taken = -1;

    private readonly Flow _flow;

    /// <summary>What was written since the last barrier, and by which split; null where threads shall meet before it is read.</summary>
    private readonly Dictionary<int, Split?> _written = [];

    private int _epoch;

    private Scheduler(Flow flow)
    {
        _flow = flow;

        // The caller has each thread fill the inputs and targets of its own examples.
        foreach (int leaf in flow.Needed.Where(s => Flow.IsFilled(flow[s].Primitive)))
            _written[leaf] = Split.Examples;
    }

    public static Schedule Order(Flow flow, IReadOnlyList<(Group Group, int Phase)> groups)
    {
        Scheduler scheduler = new(flow);
        HashSet<int> done = [];
        EquatableArray<Entry> first = scheduler.Run([.. groups.Where(g => g.Phase == 0).Select(g => g.Group)], done);
        EquatableArray<Entry> second = scheduler.Run([.. groups.Where(g => g.Phase == 1).Select(g => g.Group)], done);
        return new Schedule(first, second);
    }

    private EquatableArray<Entry> Run(List<Group> groups, HashSet<int> done)
    {
        List<Entry> order = [];
        HashSet<int> produced = [.. groups.SelectMany(Writes)];
        int[] missing = [.. groups.Select(group => ReadBy(group).Distinct().Count(read => produced.Contains(read) && !done.Contains(read)))];
        ILookup<int, int> readers = groups
            .SelectMany((group, i) => ReadBy(group).Distinct().Where(produced.Contains).Select(value => (Value: value, Reader: i)))
            .ToLookup(read => read.Value, read => read.Reader);

        // Groups that miss nothing: free to run, or in conflict with what was written since the last barrier.
        SortedSet<int> free = [], blocked = [];

        foreach (int group in Enumerable.Range(0, missing.Length).Where(i => missing[i] == 0))
            Sort(group);

        while (free.Count + blocked.Count > 0)
        {
            bool barrier = free.Count == 0;

            if (barrier)
            {
                (free, blocked) = (blocked, free);
                _written.Clear();
                _epoch++;
            }

            int next = free.Min;
            free.Remove(next);
            missing[next] = Taken;
            order.Add(new Entry(groups[next], barrier, _epoch));

            foreach (int value in Writes(groups[next]))
            {
                bool isNew = done.Add(value);
                _written[value] = LeavesMuch(groups[next]) ? null : Split.Of(groups[next], _flow);

                foreach (int reader in readers[value])
                {
                    if (isNew)
                        missing[reader]--;

                    if (missing[reader] == 0)
                        Sort(reader);
                }
            }
        }

        return order.ToEquatableArray();

        void Sort(int group)
        {
            free.Remove(group);
            (Conflicts(groups[group]) ? blocked : free).Add(group);
        }
    }

    /// <summary>Whether threads meet behind a group even where each would go on with its own examples: then what comes next takes the place of what a loop over time kept for every step, and read last.</summary>
    private static bool LeavesMuch(Group group) => group.Kind is GroupKind.Loop;

    private bool Conflicts(Group group) =>
        ReadBy(group).Any(read => _written.TryGetValue(read, out Split? split) && split != Split.Of(group, _flow));

    private IEnumerable<int> ReadBy(Group group)
    {
        int[] prepared = [.. Prepared.AllFor(_flow, group)], weights = [.. prepared.Select(Prepared.WeightsOf)];
        return group.Loads.Where(read => !weights.Contains(read)).Concat(prepared);
    }

    private static IEnumerable<int> Writes(Group group) => Prepared.By(group) is { } prepared ? [prepared] : group.Steps;
}
