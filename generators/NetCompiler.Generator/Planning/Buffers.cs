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

    /// <summary>Floats of a cache line, and of the widest register.</summary>
    public const int Line = 16;

    private const int MostColours = 4;

    /// <summary>Channels of images whose rows take half a cache line: products write no more columns than these where they have no more outputs.</summary>
    private const int FewChannels = 8;

    private readonly IReadOnlyList<Run> _runs;
    private readonly Dictionary<int, int> _representative = [];
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly Dictionary<int, Part> _parts;
    private readonly ILookup<int, int> _partsOf;
    private readonly Dictionary<int, Location> _locations = [];

    public Buffers(IReadOnlyList<Run> runs)
    {
        _runs = runs;
        List<int> values = [.. runs.SelectMany(r => r.Values).Distinct().OrderBy(v => v)];
        _parts = values.Where(v => WholeOf(v) is not null).ToDictionary(v => v, v => WholeOf(v)!);
        _partsOf = _parts.ToLookup(part => part.Value.Whole, part => part.Key);

        foreach (int value in values)
        {
            _representative[value] = value;
            _members[value] = [value];
        }

        foreach (int value in values)
            TakePlace(value);

        Assign([.. values.Where(value => !_parts.ContainsKey(value)).Select(Find).Distinct()]);

        foreach (KeyValuePair<int, Part> part in _parts)
            _locations[part.Key] = this[part.Value.Whole] with { Column = part.Value.Column };
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

    /// <summary>The concatenation in which this value lies, or −1.</summary>
    public int Whole(int value) => _parts.TryGetValue(value, out Part? part) ? part.Whole : -1;

    /// <summary>Where a value lies in every run that holds it; null where it lies on its own in one.</summary>
    private Part? WholeOf(int value)
    {
        Part?[] parts = [.. _runs.Where(run => run.Holds(value)).Select(run => run.PartOf(value)).Distinct()];
        return parts.Length == 1 ? parts[0] : null;
    }

    private int Find(int value) => _representative[value];

    private TensorType Type(int value) => _runs[0].Flow[value].Type;

    private int Size(int value) => RoundUp(_runs.First(r => r.Holds(value)).RowsOf(value) * (Type(value).Shape.Rank == 0 ? 1 : StrideOf(value)));

    /// <summary>
    /// Products may write into the padding of their rows, which therefore reaches to a cache line, or to half of one where there are few channels at each of many positions. The few colours of
    /// each pixel, which only the change of layout writes, need none; but whoever sums elements by their places counts both by the same rows, and finds places by whole registers.
    /// </summary>
    private int StrideOf(int value) => Type(value) switch
    {
        { Count: <= MostColours } type when _runs[0].Flow[value].Primitive is ToPositions or ToSteps && !Members(Find(value)).Any(AreElements) => type.Count,
        { Count: <= FewChannels, Positions: > 1 } => FewChannels,
        var type => Stride(type.Count),
    };

    private bool AreElements(int value) => _runs[0].Flow.Readers(value).Any(reader => _runs[0].Flow[reader] is { Primitive: Convolve { Maxima: not null } } sum && _runs[0].Flow.Resolve(sum.Operands[0]) == value);

    private void TakePlace(int value)
    {
        foreach (int candidate in Candidates(value))
        {
            if (MayReplace(candidate, value) && Members(Find(candidate)).Last() == candidate)
            {
                // In the order of the values, so that members stay sorted. Nothing has taken this one's own place yet.
                _representative[value] = Find(candidate);
                _members[Find(candidate)].Add(value);
                _members.Remove(value);
                return;
            }
        }
    }

    private IEnumerable<int> Candidates(int value) => _runs.First(r => r.Holds(value)) is var run && run.Before(value) is >= 0 and var before ? [before] : run.ElementwiseSources(value);

    private bool MayReplace(int old, int value) =>
        _runs.Where(r => r.Holds(value)).All(r => r.Before(value) == old)
        || Type(old).Shape.Rank > 0 && Type(old).Count == Type(value).Count && Type(old).Positions == Type(value).Positions && _runs.Where(r => r.Holds(value) || r.Holds(old)).All(r => r.MayReplace(old, value));

    private IReadOnlyList<int> Members(int representative) => _members[representative];

    /// <summary>First fit, in the order: inputs and targets, what prediction holds, what only training holds; of these the largest first, because small ones find room between large ones.</summary>
    private void Assign(List<int> buffers)
    {
        List<Stretch> placed = [];

        foreach (int buffer in buffers.OrderBy(b => Flow.IsLeaf(_runs[0].Flow[b].Primitive) ? 0 : Members(b).Any(_runs[1].Holds) ? 1 : 2).ThenByDescending(Size).ThenBy(b => b))
        {
            int at = 0, behind = 0, size = Size(buffer);
            Life life = LifeOf(buffer);

            foreach (Stretch other in placed)
            {
                if (at + size <= other.At)
                    break;

                if (other.Life.Meets(life))
                    at = Math.Max(at, other.End);
            }

            while (behind < placed.Count && placed[behind].At <= at)
                behind++;

            _locations[buffer] = Locate(buffer, at);
            placed.Insert(behind, new Stretch(at, at + size, life));
        }
    }

    /// <summary>Memory that is taken for a time; kept in the order of where it begins.</summary>
    private readonly record struct Stretch(int At, int End, Life Life);

    /// <summary>The epochs of training and of prediction in which something is in a buffer. Whatever took another's place was born while that one lived, so there is no gap.</summary>
    private readonly record struct Life((int Born, int Dies) Training, (int Born, int Dies) Prediction)
    {
        public bool Meets(Life other) => Meet(Training, other.Training) || Meet(Prediction, other.Prediction);

        private static bool Meet((int Born, int Dies) left, (int Born, int Dies) right) => left.Born <= right.Dies && right.Born <= left.Dies;
    }

    private Life LifeOf(int buffer) => Flow.IsLeaf(_runs[0].Flow[buffer].Primitive) ? new(Always, Always) : new(Within(_runs[0], buffer), Within(_runs[1], buffer));

    private static (int Born, int Dies) Always => (int.MinValue, int.MaxValue);

    private (int Born, int Dies) Within(Run run, int buffer)
    {
        (int born, int dies) = (int.MaxValue, int.MinValue);

        foreach (int member in Members(buffer).Concat(Members(buffer).SelectMany(member => _partsOf[member])).Where(run.Holds))
            (born, dies) = (Math.Min(born, run.LifeOf(member).Born), Math.Max(dies, run.LifeOf(member).Dies));

        return (born, dies);
    }

    private Location Locate(int buffer, int at) => (_runs[0].Flow[buffer].Primitive, Type(buffer).Shape.Rank) switch
    {
        (TargetValue { Labels: true }, _) => new Location(Memory.Labels, at),
        (_, 0) => new Location(Memory.Scalars, at),
        _ => new Location(Memory.Rows, at, StrideOf(buffer)),
    };
}
