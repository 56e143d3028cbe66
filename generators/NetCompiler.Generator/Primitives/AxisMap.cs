using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Primitives;

/// <summary>What each place along a new axis is made of: a weighted sum of neighbours along the old one.</summary>
/// <param name="Kind">How.</param>
/// <param name="From">Places along the old axis.</param>
/// <param name="To">Places along the new one.</param>
/// <param name="Start">Where the new axis begins on the old one, for those that neither enlarge nor reduce; below 0, before it.</param>
internal sealed record AxisMap(AxisMapKind Kind, int From, int To, int Start = 0)
{
    public static AxisMap Same(int length) => new(AxisMapKind.Crop, length, length);

    public bool IsIdentity => Kind is AxisMapKind.Crop && From == To && Start == 0;

    /// <summary>The old places, neighbours in ascending order, and how much of each; none, where the new place is zero.</summary>
    public IReadOnlyList<(int Place, double Weight)> Taps(int place) => Kind switch
    {
        AxisMapKind.Crop => place + Start is >= 0 and var at && at < From ? [(at, 1)] : [],
        AxisMapKind.Replicate => [(Math.Min(Math.Max(place + Start, 0), From - 1), 1)],
        AxisMapKind.Reflect => [(Mirrored(place + Start), 1)],
        AxisMapKind.Nearest => [((int)((long)place * From / To), 1)],
        AxisMapKind.Linear => Between((place + 0.5) * From / To - 0.5),
        AxisMapKind.LinearAligned => Between(To == 1 ? 0 : (double)place * (From - 1) / (To - 1)),
        AxisMapKind.AdaptiveMean => Mean((int)((long)place * From / To), (int)(((long)(place + 1) * From + To - 1) / To)),
        _ => throw new InvalidOperationException($"No axis is mapped by {Kind}."),
    };

    private int Mirrored(int place) => place < 0 ? -place : place < From ? place : 2 * (From - 1) - place;

    private IReadOnlyList<(int Place, double Weight)> Between(double at)
    {
        at = Math.Min(Math.Max(at, 0), From - 1);
        int first = (int)at;
        double second = at - first;
        return second == 0 ? [(first, 1)] : [(first, 1 - second), (first + 1, second)];
    }

    private static IReadOnlyList<(int Place, double Weight)> Mean(int first, int end) =>
        [.. Enumerable.Range(first, end - first).Select(place => (place, 1.0 / (end - first)))];
}

internal enum AxisMapKind
{
    /// <summary>The same places from <see cref="AxisMap.Start"/> on, zero outside.</summary>
    Crop,

    /// <summary>The same places, the first and the last repeated outside.</summary>
    Replicate,

    /// <summary>The same places, mirrored at the first and the last.</summary>
    Reflect,

    /// <summary>The place <c>⌊i·From/To⌋</c>.</summary>
    Nearest,

    /// <summary>Between the two places around <c>(i + ½)·From/To − ½</c>, as if elements were squares.</summary>
    Linear,

    /// <summary>Between the two places around <c>i·(From − 1)/(To − 1)</c>: first on first, last on last.</summary>
    LinearAligned,

    /// <summary>The mean of the places from <c>⌊i·From/To⌋</c> to before <c>⌈(i + 1)·From/To⌉</c>.</summary>
    AdaptiveMean,
}
