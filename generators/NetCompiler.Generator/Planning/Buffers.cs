using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// The memory of examples. Values of one run whose lives do not overlap share memory; training and prediction are different runs.
/// <para>
/// A life is counted in epochs, the stretches between barriers: within one, another thread may still be reading rows of the first value
/// while this one writes rows of the second. The exception is a value computed element by element from one that nothing reads afterwards:
/// it takes that one's place, because each thread overwrites only what it has just read.
/// </para>
/// </summary>
internal sealed class Buffers
{
    /// <summary>Rows begin on a cache line; a stride that is a multiple of this many floats would put all rows into a few sets of the cache.</summary>
    private const int BadStride = 256;

    private const int Line = 16;

    private readonly IReadOnlyList<Run> _runs;
    private readonly Dictionary<int, int> _representative = [];
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, Location> _locations = [];

    public Buffers(IReadOnlyList<Run> runs)
    {
        _runs = runs;
        List<int> values = [.. runs.SelectMany(r => r.Values).Distinct().OrderBy(v => v)];

        foreach (int value in values)
        {
            _representative[value] = value;
            _members[value] = [value];
        }

        foreach (int value in values)
            TakePlace(value);

        Assign([.. values.Select(Find).Distinct()]);
    }

    /// <summary>Floats per example that a run needs.</summary>
    public int Floats(Run run) => run.Values.Select(v => _locations[Find(v)].At + Size(Find(v))).DefaultIfEmpty(0).Max();

    public Location this[int value] => _locations[Find(value)];

    /// <summary>The value whose place this one took, or −1.</summary>
    public int Predecessor(int value) => Find(value) == value ? -1 : Find(value);

    public static int Stride(int columns)
    {
        int stride = RoundUp(columns);
        return stride % BadStride == 0 ? stride + Line : stride;
    }

    public static int RoundUp(int floats) => (floats + Line - 1) / Line * Line;

    private int Find(int value) => _representative[value];

    private TensorType Type(int value) => _runs[0].Flow[value].Type;

    private int Size(int value) => Type(value).Shape.Rank == 0 ? Line : Stride(Type(value).Count);

    private void TakePlace(int value)
    {
        foreach (int candidate in Candidates(value))
        {
            if (Type(candidate).Shape.Rank > 0
                && Type(candidate).Count == Type(value).Count
                && _runs.Where(r => r.Holds(value) || r.Holds(candidate)).All(r => r.MayReplace(candidate, value))
                && Members(Find(candidate)).Last() == candidate)
            {
                // In the order of the values, so that members stay sorted. Nothing has taken this one's own place yet.
                _representative[value] = Find(candidate);
                _members[Find(candidate)].Add(value);
                _members.Remove(value);
                return;
            }
        }
    }

    private IEnumerable<int> Candidates(int value) => _runs.First(r => r.Holds(value)).ElementwiseSources(value);

    private IReadOnlyList<int> Members(int representative) => _members[representative];

    /// <summary>First fit, in the order: inputs and targets, what prediction holds, what only training holds.</summary>
    private void Assign(List<int> buffers)
    {
        List<int> placed = [];

        foreach (int buffer in buffers.OrderBy(b => Flow.IsLeaf(_runs[0].Flow[b].Primitive) ? 0 : Members(b).Any(_runs[1].Holds) ? 1 : 2).ThenBy(b => b))
        {
            int at = 0;

            foreach (int other in placed.Where(p => Overlap(p, buffer)).OrderBy(p => _locations[p].At))
            {
                if (at + Size(buffer) <= _locations[other].At)
                    break;

                at = Math.Max(at, _locations[other].At + Size(other));
            }

            _locations[buffer] = Locate(buffer, at);
            placed.Add(buffer);
        }
    }

    private bool Overlap(int left, int right) =>
        Flow.IsLeaf(_runs[0].Flow[left].Primitive) || Flow.IsLeaf(_runs[0].Flow[right].Primitive)
        || _runs.Any(run => Members(left).Any(l => Members(right).Any(r => run.LivesTogether(l, r))));

    private Location Locate(int buffer, int at) => (_runs[0].Flow[buffer].Primitive, Type(buffer).Shape.Rank) switch
    {
        (TargetValue { Labels: true }, _) => new Location(Memory.Labels, at),
        (_, 0) => new Location(Memory.Scalars, at),
        _ => new Location(Memory.Rows, at, Stride(Type(buffer).Count)),
    };
}
