using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data.Images;

/// <summary>One image at a time; <see cref="AugmentedTrainingTests"/> has what happens in training.</summary>
public class AugmentationTests
{
    private static readonly ImageShape Shape = new(2, 6, 5);
    private static readonly float[] Image = [.. Enumerable.Range(0, Shape.Count).Select(i => 1f + i * i % 23)];

    public static TheoryData<Augmentation> Kinds() =>
    [
        new() { Crop = 2 },
        new() { Crop = 9, FlipsHorizontally = true },
        new() { Crop = 3, FlipsHorizontally = true, Fill = ImageFill.Edge },
        new() { Rotation = 30 },
        new() { Rotation = 180, Fill = ImageFill.Edge },
        new() { Scale = (.5f, 2f), FlipsHorizontally = true },
        new() { Translation = .5f, Fill = ImageFill.Edge },
        new() { Shear = 40, Crop = 1 },
        new() { Brightness = 2f },
        new() { Contrast = .7f },
        new() { CutOut = 3 },
        new() { CutOut = 2, Crop = 1, FlipsHorizontally = true, Rotation = 20, Scale = (.8f, 1.3f), Translation = .2f, Shear = 15, Brightness = 1f, Contrast = .5f },
    ];

    /// <summary>Against its definition, place by place and in double.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_variant_is_what_its_formula_says(Augmentation how)
    {
        for (int example = 0; example < 50; example++)
        {
            float[] variant = Apply(how, example, epoch: 3);
            double[] expected = Reference(how, example, epoch: 3);
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], variant[i], 2e-4);
        }
    }

    [Fact]
    public void Nothing_asked_for_nothing_changed() => Assert.All(Enumerable.Range(0, 20), example => Assert.Equal(Image, Apply(new(), example)));

    /// <summary>Every one of the (2n + 1)² parts of the padded image, mirrored or not, and about as often as any other.</summary>
    [Fact]
    public void Crops_and_flips_are_even()
    {
        var seen = new Dictionary<string, int>();
        for (int example = 0; example < 18_000; example++)
        {
            string text = string.Join(' ', Apply(new() { Crop = 1, FlipsHorizontally = true }, example));
            seen[text] = seen.GetValueOrDefault(text) + 1;
        }

        Assert.Equal(18, seen.Count);
        Assert.All(seen.Values, count => Assert.InRange(count, 850, 1150));    // 1000 ± 31
    }

    [Fact]
    public void An_even_image_stays_even_where_its_edge_is_repeated()
    {
        float[] even = [.. Enumerable.Repeat(3f, Shape.Count)];
        var how = new Augmentation { Crop = 4, Rotation = 180, Scale = (.1f, 3f), Translation = 1, Shear = 60, Fill = ImageFill.Edge };
        for (int example = 0; example < 50; example++)
            Assert.All(Apply(how, example, image: even), value => Assert.Equal(3f, value, 1e-5f));
    }

    [Fact]
    public void Every_part_is_drawn_whatever_the_others_are()
    {
        var alone = new Augmentation { Crop = 1 };
        for (int example = 0; example < 20; example++)
        {
            float[] plain = Apply(alone, example), bright = Apply(alone with { Brightness = 1f }, example);
            Assert.Single(plain.Zip(bright, (a, b) => MathF.Round(b - a, 3)).Distinct());
        }
    }

    [Fact]
    public void Seed_epoch_and_example_decide()
    {
        var how = new Augmentation { Rotation = 90 };
        float[] first = Apply(how, 5, epoch: 2, seed: 7);
        Assert.Equal(first, Apply(how, 5, epoch: 2, seed: 7));
        Assert.NotEqual(first, Apply(how, 6, epoch: 2, seed: 7));
        Assert.NotEqual(first, Apply(how, 5, epoch: 3, seed: 7));
        Assert.NotEqual(first, Apply(how, 5, epoch: 2, seed: 8));
    }

    [Fact]
    public void A_variant_allocates_nothing()
    {
        var how = new Augmentation { Crop = 2, Rotation = 20, Contrast = .5f, CutOut = 2 };
        var variant = new float[Shape.Count];
        how.Apply(Image, Shape, 0, 0, 0, variant);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int example = 0; example < 100; example++)
            how.Apply(Image, Shape, 0, 0, example, variant);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Crop = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Rotation = 181 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Scale = (0, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Scale = (2, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Translation = float.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Shear = 90 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Contrast = 1.5f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation { Brightness = float.PositiveInfinity });
        Assert.Throws<ArgumentException>(() => new Augmentation().Apply(Image, new(1, 6, 5), 0, 0, 0, new float[60]));
    }

    private static float[] Apply(Augmentation how, long example, ulong epoch = 0, ulong seed = 9, float[]? image = null)
    {
        var variant = new float[Shape.Count];
        how.Apply(image ?? Image, Shape, seed, epoch, example, variant);
        return variant;
    }

    private static double[] Reference(Augmentation how, long example, ulong epoch)
    {
        var random = new NumberStream(9, Purpose.Augmentation, (epoch << 40) + (ulong)example);
        int right = random.Below(2 * how.Crop + 1) - how.Crop, down = random.Below(2 * how.Crop + 1) - how.Crop;
        bool flips = random.Below(2) == 1 && how.FlipsHorizontally;
        double angle = Math.PI / 180 * random.Between(-how.Rotation, how.Rotation), slant = Math.PI / 180 * random.Between(-how.Shear, how.Shear);
        double scale = random.Between(how.Scale.Least, how.Scale.Most);
        double moveX = right + random.Between(-how.Translation, how.Translation) * Shape.Width, moveY = down + random.Between(-how.Translation, how.Translation) * Shape.Height;
        double contrast = random.Between(1 - how.Contrast, 1 + how.Contrast), brightness = random.Between(-how.Brightness, how.Brightness);
        int cutX = random.Below(Shape.Width), cutY = random.Below(Shape.Height);

        var variant = new double[Shape.Count];
        for (int c = 0; c < Shape.Channels; c++)
        {
            for (int y = 0; y < Shape.Height; y++)
                for (int x = 0; x < Shape.Width; x++)
                {
                    // Each step of the way there, undone in turn: moved, turned, sheared, scaled, mirrored.
                    (double u, double v) = (x - 2.0 - moveX, y - 2.5 - moveY);
                    (u, v) = (Math.Cos(angle) * u + Math.Sin(angle) * v, -Math.Sin(angle) * u + Math.Cos(angle) * v);
                    (u, v) = ((u - Math.Tan(slant) * v) / scale, v / scale);
                    variant[At(c, y, x)] = Between(how, c, (flips ? -u : u) + 2, v + 2.5);
                }

            Span<double> channel = variant.AsSpan(c * Shape.Area, Shape.Area);
            double mean = channel.ToArray().Average();
            foreach (ref double value in channel)
                value = (value - mean) * contrast + mean + brightness;
            for (int y = 0; y < Shape.Height; y++)
                for (int x = 0; x < Shape.Width; x++)
                    if (x >= cutX - how.CutOut / 2 && x < cutX - how.CutOut / 2 + how.CutOut && y >= cutY - how.CutOut / 2 && y < cutY - how.CutOut / 2 + how.CutOut)
                        channel[y * Shape.Width + x] = 0;
        }

        return variant;
    }

    private static double Between(Augmentation how, int c, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double fx = x - left, fy = y - top;
        return (1 - fy) * ((1 - fx) * Pixel(left, top) + fx * Pixel(left + 1, top)) + fy * ((1 - fx) * Pixel(left, top + 1) + fx * Pixel(left + 1, top + 1));

        double Pixel(int px, int py)
        {
            (int nearX, int nearY) = (Math.Clamp(px, 0, Shape.Width - 1), Math.Clamp(py, 0, Shape.Height - 1));
            return how.Fill == ImageFill.Edge || (nearX == px && nearY == py) ? Image[At(c, nearY, nearX)] : 0;
        }
    }

    private static int At(int c, int y, int x) => (c * Shape.Height + y) * Shape.Width + x;
}
