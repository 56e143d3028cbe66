using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>All decisions about one network: what runs together, in which order, where every value lives. Emission only writes it down.</summary>
/// <param name="Shaped">The network as declared, with shapes.</param>
/// <param name="Inventory">What it learns and tracks.</param>
/// <param name="Program">What it computes.</param>
/// <param name="Training">Forward and backward.</param>
/// <param name="Prediction">Predict and evaluate.</param>
/// <param name="Locations">Where each value lives that is in memory, by step; what was made of weights under its number in <see cref="Prepared"/>.</param>
/// <param name="Deliveries">Sums that backward reads itself and that are a parameter's gradient too: by step, the parameter.</param>
/// <param name="MovedInBackward">The parameters that the backward pass may move itself, by position.</param>
/// <param name="Sizes">The arenas' lengths.</param>
/// <param name="Work">What threads are worth.</param>
internal sealed record Plan(
    Shaped Shaped,
    Inventory Inventory,
    Program Program,
    Run Training,
    Run Prediction,
    EquatableArray<Placed> Locations,
    EquatableArray<Delivery> Deliveries,
    EquatableArray<int> MovedInBackward,
    Arenas Arenas,
    WorkspaceSizes Sizes,
    WorkSizes Work)
{
    /// <summary>Kernels that a training step launches on a device, without the optimizer's; null where none are written.</summary>
    public int? Launches { get; init; }

    private Dictionary<int, Placed>? _placed;

    public bool IsPlaced(int value) => Placed.ContainsKey(value);

    public Location this[int value] => Placed[value].Location;

    /// <summary>The value whose place this one took, or −1.</summary>
    public int Predecessor(int value) => Placed.TryGetValue(value, out Placed? placed) ? placed.Replaces : -1;

    /// <summary>Whether a value was computed in its place in the other.</summary>
    public bool IsPart(int value, int whole) => Placed.TryGetValue(value, out Placed? placed) && placed.Whole == whole;

    /// <summary>Whether a value lies between others in their rows.</summary>
    public bool IsPart(int value) => Placed.TryGetValue(value, out Placed? placed) && placed.Whole >= 0;

    /// <summary>Whether a value lies in a concatenation from a column on, so that putting it there takes no copy.</summary>
    public bool IsIn(int whole, int value, int column) => IsPart(value, whole) && this[value].Column == column;

    /// <summary>Whether a part of a concatenation begins where another ends.</summary>
    public bool LieSideBySide(int first, int second) => IsPart(first) && IsPart(second, Placed[first].Whole) && this[second].Column == this[first].Column + Program.Steps[first].Type.Count;

    /// <summary>Whether a group has nothing to do, because all that it puts together was computed in place.</summary>
    public bool IsInPlace(Group group) =>
        group.Kind is GroupKind.Copy && Program.Steps[group.Steps[0]].Primitive is Concat && Joins.PartsOf(Training.Flow, group.Steps[0]).All(part => IsIn(group.Steps[0], part.Part, part.Column));

    private Dictionary<int, Placed> Placed => _placed ??= Locations.ToDictionary(p => p.Value);

    /// <summary>A plan is a function of the network: equal networks have equal plans.</summary>
    public bool Equals(Plan? other) => other is not null && Shaped == other.Shaped;

    public override int GetHashCode() => Shaped.GetHashCode();

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Program).Append("  training\n").Append(Training.Schedule).Append("  prediction\n").Append(Prediction.Schedule);

        foreach (Placed placed in Locations)
            text.Append("  %").Append(placed.Value).Append(" at ").Append(placed.Location).Append(placed.Replaces < 0 ? "" : " in place of %" + placed.Replaces).Append('\n');

        return text.ToString();
    }
}

/// <summary>A value's place, the value that was there before, if this one is computed from it in place, and the concatenation that it is a part of, if it is computed there; −1 where there is none.</summary>
internal sealed record Placed(int Value, Location Location, int Replaces, int Whole = -1);

/// <summary>A step that is a parameter's gradient but lives elsewhere too.</summary>
internal sealed record Delivery(int Step, int Parameter);

/// <summary>What it is worth to share one example among threads, in training and in prediction.</summary>
internal sealed record WorkSizes(int Training, int Prediction);

/// <summary>Floats that a workspace needs: per example in training and in prediction, and shared by all examples.</summary>
internal sealed record WorkspaceSizes(int Training, int Prediction, int Shared, int LossAt);
