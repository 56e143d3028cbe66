using System;

namespace NetCompiler;

/// <summary>A detection, and at which thresholds of overlap it is right, or counts for nothing: a bit each.</summary>
internal readonly record struct Judged(float Score, int Class, uint Right, uint Ignored)
{
    public bool IsRight(int threshold) => (Right >> threshold & 1) != 0;

    public bool IsIgnored(int threshold) => (Ignored >> threshold & 1) != 0;
}

/// <summary>Decides, image by image, which detections are right.</summary>
/// <param name="thresholds">The least overlaps; at most 32.</param>
/// <param name="staysWithBest">Whether a detection is compared with the thing that it overlaps most, found before or not (VOC), or with the best of those not found yet (COCO).</param>
/// <param name="mostPerImage">How many detections of a class count in an image, the surest first.</param>
internal sealed class Matching(double[] thresholds, bool staysWithBest, int mostPerImage)
{
    private ulong[] _order = [];
    private double[] _overlaps = [];
    private uint[] _found = [];

    /// <summary>Judges the detections of an image; returns how many were written.</summary>
    public int Judge(ReadOnlySpan<Detection> detections, ReadOnlySpan<GroundTruth> truths, Span<Judged> judged)
    {
        Growth.Reach(ref _order, 0, detections.Length);
        Growth.Reach(ref _overlaps, 0, truths.Length);
        Growth.Reach(ref _found, 0, truths.Length);
        Array.Clear(_found);
        ScoreOrder.Sort(detections, _order);

        int count = 0;
        for (int i = 0; i < detections.Length; i++)
        {
            Detection detection = detections[ScoreOrder.Index(_order[i])];
            if (OfClass(judged[..count], detection.Class) < mostPerImage)
                judged[count++] = Judge(detection, truths);
        }

        return count;
    }

    private Judged Judge(Detection detection, ReadOnlySpan<GroundTruth> truths)
    {
        for (int g = 0; g < truths.Length; g++)
            _overlaps[g] = truths[g].Class == detection.Class ? detection.Box.IntersectionOverUnion(truths[g].Box) : 0;

        uint right = 0, ignored = 0;
        for (int t = 0; t < thresholds.Length; t++)
        {
            uint bit = 1u << t;
            int best = Best(truths, t);
            if (best < 0)
                continue;
            if (truths[best].IsDifficult)
                ignored |= bit;
            else if ((_found[best] & bit) == 0)
                right |= bit;
            _found[best] |= bit;
        }

        return new Judged(detection.Score, detection.Class, right, ignored);
    }

    /// <summary>The thing that the detection is compared with, or −1. Things that count come before difficult ones where COCO's rule holds; difficult ones can be found again and again.</summary>
    private int Best(ReadOnlySpan<GroundTruth> truths, int threshold)
    {
        int best = -1;
        for (int g = 0; g < truths.Length; g++)
        {
            if (_overlaps[g] < thresholds[threshold])
                continue;
            bool isFound = (_found[g] >> threshold & 1) != 0 && !truths[g].IsDifficult;
            if (!staysWithBest && isFound)
                continue;
            if (best < 0 || IsBetter(truths, g, best))
                best = g;
        }

        return best;
    }

    private bool IsBetter(ReadOnlySpan<GroundTruth> truths, int thing, int best) =>
        !staysWithBest && truths[thing].IsDifficult != truths[best].IsDifficult ? truths[best].IsDifficult : _overlaps[thing] > _overlaps[best];

    private static int OfClass(ReadOnlySpan<Judged> judged, int @class)
    {
        int count = 0;
        foreach (Judged one in judged)
            count += one.Class == @class ? 1 : 0;
        return count;
    }
}
