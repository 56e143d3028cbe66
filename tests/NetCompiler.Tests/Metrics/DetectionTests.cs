using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>Boxes, suppression and mean average precision, by the textbook's examples and by definitions written out.</summary>
public class DetectionTests
{
    [Fact]
    public void Boxes_overlap_by_their_common_area()
    {
        Assert.Equal(25 / 175.0, new Box(0, 0, 10, 10).IntersectionOverUnion(new Box(5, 5, 15, 15)), 15);
        Assert.Equal(1, new Box(1, 2, 3, 4).IntersectionOverUnion(new Box(1, 2, 3, 4)));
        Assert.Equal(0, new Box(0, 0, 1, 1).IntersectionOverUnion(new Box(1, 0, 2, 1)));
        Assert.Equal(0, new Box(3, 3, 1, 1).IntersectionOverUnion(new Box(3, 3, 1, 1)));
        Assert.Equal(new Box(1, 2, 5, 8), Box.FromSize(1, 2, 4, 6));
        Assert.Equal(new Box(1, 2, 5, 8), Box.FromCenter(3, 5, 4, 6));
        Assert.Equal(24, new Box(1, 2, 5, 8).Area);

        // Whole pixels, counted one by one.
        foreach (Detection a in Random(seed: 1, 40, classes: 1))
            foreach (Detection b in Random(seed: 2, 40, classes: 1))
            {
                HashSet<(int, int)> left = Pixels(a.Box), right = Pixels(b.Box);
                Assert.Equal(left.Intersect(right).Count() / (double)left.Union(right).Count(), a.Box.IntersectionOverUnion(b.Box), 12);
            }

        static HashSet<(int, int)> Pixels(Box box) =>
            [.. from x in Enumerable.Range((int)box.Left, (int)(box.Right - box.Left)) from y in Enumerable.Range((int)box.Top, (int)(box.Bottom - box.Top)) select (x, y)];
    }

    [Fact]
    public void The_surest_of_overlapping_detections_is_kept()
    {
        Detection[] detections =
        [
            new(new(0, 0, 10, 10), 0, .8f), new(new(1, 0, 11, 10), 0, .9f), new(new(1, 1, 11, 11), 1, .7f), new(new(30, 30, 40, 40), 0, .1f), new(new(0, 0, 10, 10), 0, float.NaN),
        ];

        Assert.Equal([detections[1], detections[2], detections[3]], NonMaximumSuppression.Keep(detections));
        Assert.Equal([detections[1], detections[3]], NonMaximumSuppression.Keep(detections, acrossClasses: true));

        // 90 of 110 in common: what overlaps by exactly the threshold is kept.
        Assert.Equal([detections[1], detections[0]], NonMaximumSuppression.Keep(detections.AsSpan(0, 2), overlap: 90 / 110.0));
        Assert.Equal([detections[1]], NonMaximumSuppression.Keep(detections.AsSpan(0, 2), overlap: 90 / 110.0 - 1e-9));
        Assert.Empty(NonMaximumSuppression.Keep([]));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Suppression_is_what_its_definition_says(bool acrossClasses)
    {
        foreach (double overlap in (double[])[.1, .3, .5, .8])
        {
            Detection[] detections = Random(seed: 5, 200, classes: 3);
            List<Detection> left = [.. detections.OrderByDescending(d => d.Score)], kept = [];    // a stable order
            while (left.Count > 0)
            {
                Detection best = left[0];
                kept.Add(best);
                left = [.. left.Skip(1).Where(d => (d.Class != best.Class && !acrossClasses) || d.Box.IntersectionOverUnion(best.Box) <= overlap)];
            }

            Assert.Equal(kept, NonMaximumSuppression.Keep(detections, overlap, acrossClasses));
        }
    }

    [Fact]
    public void Suppression_allocates_nothing_and_refuses_what_does_not_fit()
    {
        Detection[] detections = Random(seed: 5, 200, classes: 3);
        var kept = new int[detections.Length];
        NonMaximumSuppression.Keep(detections, kept);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = NonMaximumSuppression.Keep(detections, kept);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(count, 1, detections.Length - 1);

        Assert.Contains("room for 3", Assert.Throws<ArgumentException>(() => NonMaximumSuppression.Keep(detections, new int[3])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => NonMaximumSuppression.Keep(detections, kept, double.NaN));
    }

    /// <summary>Right, right, wrong, right, wrong, of five things: precision 1, 1, ⅔, ¾, 0.6 at recall 0.2, 0.4, 0.4, 0.6, 0.6. No threshold reaches more.</summary>
    [Fact]
    public void A_textbooks_ranking_of_five_detections()
    {
        MeanAveragePrecision voc2007 = MeanAveragePrecision.Voc2007(), voc = MeanAveragePrecision.Voc(), coco = MeanAveragePrecision.Coco();
        GroundTruth[] truths = [.. Enumerable.Range(0, 5).Select(i => new GroundTruth(At(i), 0))];
        Detection[] detections = [.. new[] { 0, 1, 10, 2, 11 }.Select((place, i) => new Detection(At(place), 0, 1 - i / 10f))];
        voc2007.Add(detections, truths);
        voc.Add(detections, truths);
        coco.Add(detections, truths);

        Assert.Equal((5 + 2 * .75) / 11, voc2007.Value!.Value, 12);
        Assert.Equal(.55, voc.Value!.Value, 12);
        Assert.Equal((41 + 20 * .75) / 101, coco.Value!.Value, 12);
        Assert.Equal(coco.Value!.Value, coco.At(.75)!.Value, 12);
        Assert.Equal([.5, .55, .6, .65, .7, .75, .8, .85, .9, .95], coco.Overlaps);
    }

    [Fact]
    public void A_thing_is_found_once_and_difficult_ones_count_for_nothing()
    {
        MeanAveragePrecision voc = MeanAveragePrecision.Voc();
        Detection[] detections = [new(At(0), 0, .9f), new(At(1), 0, .8f), new(At(1), 0, .7f), new(At(0), 0, .6f), new(At(2), 0, .5f)];
        voc.Add(detections, [new(At(0), 0), new(At(1), 0, IsDifficult: true), new(At(2), 0), new(At(0), 1)]);

        // Right, nothing, nothing, wrong, right, of two; class 1 is never found.
        Assert.Equal(.5 + .5 * 2 / 3, voc.Of(0, .5)!.Value, 12);
        Assert.Equal(0, voc.Of(1, .5));
        Assert.Null(voc.Of(2, .5));
        Assert.Equal((.5 + .5 * 2 / 3) / 2, voc.Value!.Value, 12);

        voc.Reset();
        Assert.Null(voc.Value);
        Assert.Equal("mAP undefined", voc.ToString());
    }

    /// <summary>The second detection overlaps the found thing most, and another by ½: VOC calls it wrong, COCO right.</summary>
    [Fact]
    public void The_challenges_differ_in_what_a_second_detection_finds()
    {
        MeanAveragePrecision voc = MeanAveragePrecision.Voc(), coco = MeanAveragePrecision.Coco();
        GroundTruth[] truths = [new(new(0, 0, 12, 10), 0), new(new(6, 0, 16, 10), 0)];
        Detection[] detections = [new(new(0, 0, 12, 10), 0, .9f), new(new(3, 0, 13, 10), 0, .8f)];
        voc.Add(detections, truths);
        coco.Add(detections, truths);
        Assert.Equal(.5, voc.Value!.Value, 12);
        Assert.Equal(1, coco.At(.5)!.Value, 12);
        Assert.Equal(51 / 101.0, coco.At(.75)!.Value, 12);
        Assert.Contains("0.5, 0.55", Assert.Throws<ArgumentOutOfRangeException>(() => coco.At(.51)).Message);
    }

    [Fact]
    public void Precision_over_many_images_is_what_the_definition_says()
    {
        MeanAveragePrecision coco = MeanAveragePrecision.Coco();
        List<(Detection Detection, int Image)> all = [];
        List<(GroundTruth Truth, int Image)> things = [];
        for (int image = 0; image < 30; image++)
        {
            Detection[] detections = Random(seed: (ulong)(100 + image), 25, classes: 3);
            GroundTruth[] truths = [.. Random(seed: (ulong)(200 + image), 6, classes: 3).Select((d, i) => new GroundTruth(i < 4 ? detections[2 * i].Box with { Left = detections[2 * i].Box.Left - i } : d.Box, detections[2 * i].Class))];
            coco.Add(detections, truths);
            all.AddRange(detections.Select(d => (d, image)));
            things.AddRange(truths.Select(t => (t, image)));
        }

        double expected = coco.Overlaps.Average(t => Enumerable.Range(0, 3).Average(c => Average(c, t)));
        Assert.InRange(expected, .02, .9);
        Assert.Equal(expected, coco.Value!.Value, 12);
        Assert.Equal(Enumerable.Range(0, 3).Average(c => Average(c, .75)), coco.At(.75)!.Value, 12);

        double Average(int c, double overlap)
        {
            HashSet<int> found = [];
            List<bool> right = [];
            foreach ((Detection detection, int image) in all.Where(d => d.Detection.Class == c).OrderByDescending(d => d.Detection.Score))
            {
                int[] open = [.. Enumerable.Range(0, things.Count).Where(i => things[i].Image == image && things[i].Truth.Class == c && !found.Contains(i)
                    && things[i].Truth.Box.IntersectionOverUnion(detection.Box) >= overlap)];
                right.Add(open.Length > 0);
                if (open.Length > 0)
                    found.Add(open.MaxBy(i => things[i].Truth.Box.IntersectionOverUnion(detection.Box)));
            }

            int total = things.Count(t => t.Truth.Class == c);
            (double Recall, double Precision)[] curve = [.. right.Select((_, i) => ((double)right.Take(i + 1).Count(r => r) / total, (double)right.Take(i + 1).Count(r => r) / (i + 1)))];
            return Enumerable.Range(0, 101).Average(i => curve.Where(p => p.Recall >= i / 100.0 - 1e-9).Select(p => p.Precision).DefaultIfEmpty(0).Max());
        }
    }

    [Fact]
    public void Only_the_hundred_surest_of_a_class_count_in_an_image()
    {
        MeanAveragePrecision coco = MeanAveragePrecision.Coco(), voc = MeanAveragePrecision.Voc();
        Detection[] detections = [.. Enumerable.Range(0, 101).Select(i => new Detection(At(i), 0, -i))];
        coco.Add(detections, [new(At(100), 0)]);
        voc.Add(detections, [new(At(100), 0)]);
        Assert.Equal(0, coco.Value);
        Assert.Equal(1 / 101.0, voc.Value!.Value, 12);
    }

    [Fact]
    public void Feeding_again_allocates_nothing()
    {
        MeanAveragePrecision coco = MeanAveragePrecision.Coco();
        Detection[][] images = [.. Enumerable.Range(0, 20).Select(i => Random((ulong)i, 30, classes: 3))];
        GroundTruth[] truths = [.. images[0].Take(6).Select(d => new GroundTruth(d.Box, d.Class))];
        double? first = Feed();
        long before = GC.GetAllocatedBytesForCurrentThread();
        double? second = Feed();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, second);

        double? Feed()
        {
            coco.Reset();
            foreach (Detection[] image in images)
                coco.Add(image, truths);
            return coco.Value;
        }
    }

    /// <summary>Boxes that do not touch.</summary>
    private static Box At(int place) => Box.FromSize(20 * place, 0, 10, 10);

    private static Detection[] Random(ulong seed, int count, int classes)
    {
        var random = new NumberStream(seed, Purpose.OrderOfExamples, index: 0);
        var detections = new Detection[count];
        for (int i = 0; i < count; i++)
        {
            int Whole(int below, ref NumberStream numbers) => (int)((numbers.Between(-1, 1) + 1) / 2 * (below - .01f));
            var box = Box.FromSize(Whole(20, ref random), Whole(20, ref random), 1 + Whole(15, ref random), 1 + Whole(15, ref random));
            detections[i] = new Detection(box, Whole(classes, ref random), Whole(50, ref random) / 50f);
        }

        return detections;
    }
}
