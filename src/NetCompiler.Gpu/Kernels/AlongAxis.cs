using System.ComponentModel;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>
/// What each place along a new axis is made of, for kernels: the first of the neighbouring places along the old axis, and how much it takes of any. Places between two others are fractions of whole numbers, so
/// that weights are exact where the fractions are.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AlongAxis
{
    /// <summary>The place itself, which may be outside.</summary>
    public static int FirstCrop(int place, int start) => place + start;

    /// <summary>1 for the place itself if it is on the axis.</summary>
    public static float Crop(int place, int old, int from, int start) => old == place + start && old >= 0 && old < from ? 1f : 0f;

    /// <summary>The nearest place on the axis.</summary>
    public static int FirstReplicate(int place, int from, int start) => place + start < 0 ? 0 : place + start < from ? place + start : from - 1;

    /// <summary>1 for the nearest place on the axis.</summary>
    public static float Replicate(int place, int old, int from, int start) => old == FirstReplicate(place, from, start) ? 1f : 0f;

    /// <summary>The place, mirrored at the first and at the last.</summary>
    public static int FirstReflect(int place, int from, int start) => place + start < 0 ? -(place + start) : place + start < from ? place + start : 2 * (from - 1) - (place + start);

    /// <summary>1 for the place, mirrored at the first and at the last.</summary>
    public static float Reflect(int place, int old, int from, int start) => old == FirstReflect(place, from, start) ? 1f : 0f;

    /// <summary>⌊place·from/to⌋</summary>
    public static int FirstNearest(int place, int from, int to) => place * from / to;

    /// <summary>1 for ⌊place·from/to⌋.</summary>
    public static float Nearest(int place, int old, int from, int to) => old == FirstNearest(place, from, to) ? 1f : 0f;

    /// <summary>The last place before (place + ½)·from/to − ½, or there.</summary>
    public static int FirstLinear(int place, int from, int to) => At(place, from, to) / (2 * to);

    /// <summary>1 less the distance from (place + ½)·from/to − ½, at least 0.</summary>
    public static float Linear(int place, int old, int from, int to) => Near(At(place, from, to) - old * 2 * to, 2 * to);

    /// <summary>The last place before place·(from − 1)/(to − 1), or there.</summary>
    public static int FirstLinearAligned(int place, int from, int to) => to == 1 ? 0 : place * (from - 1) / (to - 1);

    /// <summary>1 less the distance from place·(from − 1)/(to − 1), at least 0.</summary>
    public static float LinearAligned(int place, int old, int from, int to) => to == 1 ? (old == 0 ? 1f : 0f) : Near(place * (from - 1) - old * (to - 1), to - 1);

    /// <summary>⌊place·from/to⌋</summary>
    public static int FirstAdaptiveMean(int place, int from, int to) => place * from / to;

    /// <summary>The same for each of those from ⌊place·from/to⌋ to before ⌈(place + 1)·from/to⌉.</summary>
    public static float AdaptiveMean(int place, int old, int from, int to)
    {
        int first = place * from / to, end = ((place + 1) * from + to - 1) / to;
        return old >= first && old < end ? 1f / (end - first) : 0f;
    }

    /// <summary>(place + ½)·from/to − ½ on the axis, in parts of which a place has 2·to.</summary>
    private static int At(int place, int from, int to)
    {
        int at = (2 * place + 1) * from - to, last = 2 * to * (from - 1);
        return at < 0 ? 0 : at < last ? at : last;
    }

    private static float Near(int distance, int parts) => XMath.Max(1f - XMath.Abs((float)distance / parts), 0f);
}
