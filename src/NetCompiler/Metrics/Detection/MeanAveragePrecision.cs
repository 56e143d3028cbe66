using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Mean average precision of detections, fed image by image: the mean over classes, and over the thresholds of overlap, of the average precision
/// (<see cref="PrecisionInterpolation"/>). From the highest score to the lowest, a detection is right where it overlaps (IoU) a thing of its class by at least the threshold and no detection has
/// found that thing before. Classes of which nothing is in any image do not count; the figure is undefined where there is nothing at all.
/// <code>
/// mAP = mean over thresholds t and classes c of AP(c, t)
/// </code>
/// <see cref="Voc2007"/>, <see cref="Voc"/> and <see cref="Coco"/> are the challenges' conventions. (Everingham et al., 2010; Lin et al., "Microsoft COCO: common objects in context", 2014.)
/// </summary>
/// <remarks>
/// An order can only be had from all detections together, so they are kept, in 24 bytes each, and 16 more in <see cref="Value"/>. Buffers grow by doubling and are used again after
/// <see cref="Reset"/>, so feeding as many images once more allocates nothing.
/// </remarks>
public sealed class MeanAveragePrecision
{
    private readonly double[] _thresholds;
    private readonly PrecisionInterpolation _interpolation;
    private readonly Matching _matching;
    private int[] _things = [];
    private Judged[] _judged = [];
    private ulong[] _order = [];
    private Cut[] _cuts = [];
    private int _count;

    private MeanAveragePrecision(double[] thresholds, PrecisionInterpolation interpolation, bool staysWithBest, int mostPerImage)
    {
        (_thresholds, _interpolation) = (thresholds, interpolation);
        _matching = new Matching(thresholds, staysWithBest, mostPerImage);
    }

    /// <summary>The thresholds of overlap, in their order.</summary>
    public IReadOnlyList<double> Overlaps => _thresholds;

    /// <summary>The figure for everything fed since the last <see cref="Reset"/>: of Coco's thresholds, AP@[.5:.95]; null where nothing is in any image.</summary>
    public double? Value
    {
        get
        {
            Sort();
            double sum = 0;
            for (int t = 0; t < _thresholds.Length; t++)
                sum += Mean(t) ?? 0;
            return Mean(0) is null ? null : sum / _thresholds.Length;
        }
    }

    /// <summary>Pascal VOC until 2009: one threshold, 11 recalls. A detection is compared with the thing that it overlaps most; another one of the same thing is wrong.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="overlap"/> is not in (0, 1].</exception>
    public static MeanAveragePrecision Voc2007(double overlap = .5) => new([Checked(overlap)], PrecisionInterpolation.ElevenPoints, staysWithBest: true, int.MaxValue);

    /// <summary>Pascal VOC from 2010: one threshold, all recalls. A detection is compared with the thing that it overlaps most; another one of the same thing is wrong.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="overlap"/> is not in (0, 1].</exception>
    public static MeanAveragePrecision Voc(double overlap = .5) => new([Checked(overlap)], PrecisionInterpolation.AllPoints, staysWithBest: true, int.MaxValue);

    /// <summary>
    /// COCO: the thresholds .5, .55, … .95, 101 recalls, the 100 surest detections of each class in an image. A detection is compared with the thing that it overlaps most among those not found yet.
    /// Of sizes, all; COCO's crowds, which are matched by another measure, are not told apart from difficult things.
    /// </summary>
    public static MeanAveragePrecision Coco() => new([.5, .55, .6, .65, .7, .75, .8, .85, .9, .95], PrecisionInterpolation.HundredAndOnePoints, staysWithBest: false, 100);

    /// <summary>The mean over the classes at one of the thresholds: <c>At(.75)</c> is COCO's AP@.75. Null where nothing is in any image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of <see cref="Overlaps"/>.</exception>
    public double? At(double overlap)
    {
        Sort();
        return Mean(IndexOf(overlap));
    }

    /// <summary>The average precision of a class at one of the thresholds; null where nothing of the class is in any image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of <see cref="Overlaps"/>.</exception>
    public double? Of(int @class, double overlap)
    {
        Sort();
        return Average(@class, IndexOf(overlap));
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _count = 0;
        Array.Clear(_things);
    }

    /// <summary>Feeds an image.</summary>
    /// <param name="detections">What was found in it; after <see cref="NonMaximumSuppression"/>, as a rule.</param>
    /// <param name="truths">What is in it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class is negative.</exception>
    public void Add(ReadOnlySpan<Detection> detections, ReadOnlySpan<GroundTruth> truths)
    {
        int classes = 0;
        foreach (Detection detection in detections)
            classes = Math.Max(classes, Class(detection.Class) + 1);
        foreach (GroundTruth truth in truths)
            classes = Math.Max(classes, Class(truth.Class) + 1);

        Growth.Reach(ref _things, _things.Length, classes);
        foreach (GroundTruth truth in truths)
            _things[truth.Class] += truth.IsDifficult ? 0 : 1;

        Growth.Reach(ref _judged, _count, checked(_count + detections.Length));
        _count += _matching.Judge(detections, truths, _judged.AsSpan(_count));
    }

    /// <summary><c>mAP 0.5091</c></summary>
    public override string ToString() => $"mAP {Metric.Text(Value)}";

    private static double Checked(double overlap) =>
        overlap is > 0 and <= 1 ? overlap : throw new ArgumentOutOfRangeException(nameof(overlap), overlap, "An overlap that makes a detection right is more than 0 and at most 1.");

    private static int Class(int @class) =>
        @class >= 0 ? @class : throw new ArgumentOutOfRangeException(nameof(@class), @class, "Classes are counted from 0.");

    private int IndexOf(double overlap)
    {
        int index = Array.FindIndex(_thresholds, threshold => Math.Abs(threshold - overlap) < 1e-9);
        return index >= 0 ? index : throw new ArgumentOutOfRangeException(nameof(overlap), overlap, $"It was measured at the overlaps {string.Join(", ", _thresholds)} only.");
    }

    private double? Mean(int threshold)
    {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < _things.Length; c++)
            if (Average(c, threshold) is { } average)
            {
                sum += average;
                classes++;
            }

        return classes == 0 ? null : sum / classes;
    }

    private double? Average(int @class, int threshold)
    {
        if ((uint)@class >= (uint)_things.Length || _things[@class] == 0)
            return null;

        int cuts = 0, right = 0, wrong = 0;
        for (int i = 0; i < _count; i++)
        {
            Judged judged = _judged[ScoreOrder.Index(_order[i])];
            if (judged.Class != @class || judged.IsIgnored(threshold))
                continue;
            if (judged.IsRight(threshold))
                right++;
            else
                wrong++;
            _cuts[cuts++] = new Cut(right, wrong);
        }

        return PrecisionRecall.Average(_cuts.AsSpan(0, cuts), _things[@class], _interpolation);
    }

    private void Sort()
    {
        Growth.Reach(ref _order, 0, _count);
        Growth.Reach(ref _cuts, 0, _count);
        for (int i = 0; i < _count; i++)
            _order[i] = ScoreOrder.Key(_judged[i].Score, i);
        _order.AsSpan(0, _count).Sort();
    }
}
