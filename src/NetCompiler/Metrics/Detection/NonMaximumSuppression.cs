using System;
using System.Buffers;

namespace NetCompiler;

/// <summary>
/// Keeps one detection of each thing: from the highest score to the lowest, a detection is kept unless it overlaps a kept one by more than a threshold (IoU). Of equal scores the first comes
/// first. Greedy, as in torchvision's <c>nms</c>; by default detections of different classes do not suppress each other (<c>batched_nms</c>).
/// </summary>
public static class NonMaximumSuppression
{
    /// <summary>Finds what to keep, without allocating (a buffer comes from the shared pool).</summary>
    /// <param name="detections">The detections of one image.</param>
    /// <param name="kept">Where the indices of the kept ones go, from the highest score; as long as <paramref name="detections"/>.</param>
    /// <param name="overlap">The greatest IoU that two kept detections may have.</param>
    /// <param name="acrossClasses">Whether a detection also suppresses those of other classes.</param>
    /// <returns>How many are kept.</returns>
    /// <exception cref="ArgumentException"><paramref name="kept"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="overlap"/> is not between 0 and 1.</exception>
    public static int Keep(ReadOnlySpan<Detection> detections, Span<int> kept, double overlap = .5, bool acrossClasses = false)
    {
        if (kept.Length < detections.Length)
            throw new ArgumentException($"All {detections.Length} detections may be kept, but there is room for {kept.Length}.", nameof(kept));
        if (!(overlap is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(overlap), overlap, "An overlap is between 0 and 1.");

        ulong[] rented = ArrayPool<ulong>.Shared.Rent(detections.Length);
        Span<ulong> order = rented.AsSpan(0, detections.Length);
        ScoreOrder.Sort(detections, order);

        int count = 0;
        foreach (ulong key in order)
            if (!IsSuppressed(detections, kept[..count], detections[ScoreOrder.Index(key)], overlap, acrossClasses))
                kept[count++] = ScoreOrder.Index(key);

        ArrayPool<ulong>.Shared.Return(rented);
        return count;
    }

    /// <summary>Finds what to keep.</summary>
    /// <param name="detections">The detections of one image.</param>
    /// <param name="overlap">The greatest IoU that two kept detections may have.</param>
    /// <param name="acrossClasses">Whether a detection also suppresses those of other classes.</param>
    /// <returns>The kept ones, from the highest score.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="overlap"/> is not between 0 and 1.</exception>
    public static Detection[] Keep(ReadOnlySpan<Detection> detections, double overlap = .5, bool acrossClasses = false)
    {
        var indices = new int[detections.Length];
        var kept = new Detection[Keep(detections, indices, overlap, acrossClasses)];
        for (int i = 0; i < kept.Length; i++)
            kept[i] = detections[indices[i]];
        return kept;
    }

    private static bool IsSuppressed(ReadOnlySpan<Detection> detections, ReadOnlySpan<int> kept, Detection detection, double overlap, bool acrossClasses)
    {
        foreach (int index in kept)
            if ((acrossClasses || detections[index].Class == detection.Class) && detections[index].Box.IntersectionOverUnion(detection.Box) > overlap)
                return true;
        return false;
    }
}
