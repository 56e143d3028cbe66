using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// The part of a workspace that all examples share: batch statistics, what was made of weights for products, the loss. It is small, so nothing in it is reused.
/// The losses of training and of prediction are one place, because a run has only one of them.
/// </summary>
internal sealed class SharedMemory
{
    private readonly Dictionary<int, Location> _places = [];
    private readonly HashSet<int> _elsewhere;

    /// <param name="runs">Training and prediction.</param>
    /// <param name="program">Their program.</param>
    /// <param name="elsewhere">Values that live in an arena of the network.</param>
    public SharedMemory(IReadOnlyList<Run> runs, Program program, IEnumerable<int> elsewhere)
    {
        _elsewhere = [.. elsewhere];

        if (program.Training.Loss >= 0 || program.Prediction.Loss >= 0)
        {
            LossAt = Take(1);

            foreach (int loss in new[] { program.Training.Loss, program.Prediction.Loss }.Where(l => l >= 0))
                _places[loss] = new Location(Memory.Shared, LossAt);
        }

        foreach (Run run in runs)
        {
            foreach (Group group in run.Schedule.All.Select(e => e.Group))
                Place(run, group);
        }
    }

    public int Floats { get; private set; }

    public int LossAt { get; } = -1;

    public IEnumerable<Placed> Prepared => _places.Where(p => p.Key < 0).OrderByDescending(p => p.Key).Select(p => new Placed(p.Key, p.Value, -1));

    public Location? Find(int value) => _places.TryGetValue(value, out Location? location) ? location : null;

    private void Place(Run run, Group group)
    {
        if (Planning.Prepared.By(group) is { } prepared && !_places.ContainsKey(prepared))
            _places[prepared] = new Location(Memory.SharedPanels, Take(Planning.Prepared.IsPoints(prepared) ? PointFloats(run.Flow, prepared) : TransposedFloats(run.Flow, group.Steps[0])));

        foreach (int stored in group.Stored.Where(s => !run.Flow[s].Type.PerExample && !_elsewhere.Contains(s) && !_places.ContainsKey(s)))
            _places[stored] = new Location(Memory.Shared, Take(run.Flow[stored].Type.Count));
    }

    private static int TransposedFloats(Flow flow, int weights)
    {
        Shape shape = flow[weights].Type.Shape;
        int groups = flow.Readers(weights).Select(r => flow[r].Primitive).OfType<Convolve>().Select(c => c.Groups).DefaultIfEmpty(1).First();
        int taps = shape.CountOf(2, shape.Rank);

        if (TapProducts.Suit(flow.Program, weights))
            return Arenas.PanelFloats(shape.Axes[0], taps * shape.Axes[1]);

        return groups * Arenas.PanelFloats(taps * shape.Axes[0] / groups, shape.Axes[1]);
    }

    /// <summary>A matrix for each of the 36 points.</summary>
    private static int PointFloats(Flow flow, int prepared)
    {
        Shape shape = flow[Planning.Prepared.WeightsOf(prepared)].Type.Shape;
        (int inputs, int outputs) = Planning.Prepared.IsTransposed(prepared) ? (shape.Axes[0], shape.Axes[1]) : (shape.Axes[1], shape.Axes[0]);
        return Algorithms.Points * Arenas.PanelFloats(inputs, outputs);
    }

    private int Take(int floats)
    {
        int at = Floats;
        Floats += Buffers.RoundUp(floats);
        return at;
    }
}
