using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>The numbers of one variant of an image, and what they do to it; see <see cref="Augmentation"/>. The same bits on every machine.</summary>
internal readonly struct Variant
{
    private readonly Augmentation _how;
    private readonly ImageShape _shape;
    private readonly bool _flips;
    private readonly int _right, _down;                            // whole pixels to move
    private readonly bool _isWhole;                                // whether nothing else happens to places
    private readonly float _xx, _xy, _yx, _yy, _centreX, _centreY;    // place in the original = M·(place − centre of the variant) + centre of the original
    private readonly float _contrast, _brightness;
    private readonly int _cutX, _cutY;

    private Variant(Augmentation how, ImageShape shape, ref NumberStream random)
    {
        (_how, _shape) = (how, shape);
        _right = random.Below(2 * how.Crop + 1) - how.Crop;
        _down = random.Below(2 * how.Crop + 1) - how.Crop;
        _flips = random.Below(2) == 1 && how.FlipsHorizontally;

        float angle = random.Between(-how.Rotation, how.Rotation) * (MathF.PI / 180f);
        float slant = random.Between(-how.Shear, how.Shear) * (MathF.PI / 180f);
        float scale = random.Between(how.Scale.Least, how.Scale.Most);
        float moveX = random.Between(-how.Translation, how.Translation) * shape.Width;
        float moveY = random.Between(-how.Translation, how.Translation) * shape.Height;

        _contrast = random.Between(1f - how.Contrast, 1f + how.Contrast);
        _brightness = random.Between(-how.Brightness, how.Brightness);
        (_cutX, _cutY) = (random.Below(shape.Width), random.Below(shape.Height));

        _isWhole = how is { Rotation: 0f, Shear: 0f, Translation: 0f, Scale: (1f, 1f) };
        if (_isWhole)
            return;

        (float cosine, float sine) = (Number(Simd.Cos(Lanes1.Of(angle))), Number(Simd.Sin(Lanes1.Of(angle))));
        float k = Number(Simd.Sin(Lanes1.Of(slant))) / Number(Simd.Cos(Lanes1.Of(slant)));
        float mirrored = _flips ? -1f : 1f;
        (_xx, _xy) = (mirrored * (cosine + k * sine) / scale, mirrored * (sine - k * cosine) / scale);
        (_yx, _yy) = (-sine / scale, cosine / scale);
        (_centreX, _centreY) = ((shape.Width - 1) * .5f + _right + moveX, (shape.Height - 1) * .5f + _down + moveY);
    }

    public static Variant Draw(Augmentation how, ImageShape shape, ulong seed, ulong epoch, long example)
    {
        // An index of its own for every example of every epoch, as long as there are fewer than 2⁴⁰ and 2²⁴ of them.
        var random = new NumberStream(seed, Purpose.Augmentation, (epoch << 40) ^ (ulong)example);
        return new(how, shape, ref random);
    }

    /// <summary>What happens to places.</summary>
    public void Sample(ReadOnlySpan<float> image, Span<float> variant)
    {
        if (_isWhole)
            Move(image, variant);
        else
            Map(image, variant);
    }

    /// <summary>y = (x − m)·contrast + m + brightness, m the mean of the channel</summary>
    public void Colour(Span<float> variant)
    {
        if (_how is { Contrast: 0f, Brightness: 0f })
            return;

        for (int c = 0; c < _shape.Channels; c++)
        {
            Span<float> channel = variant.Slice(c * _shape.Area, _shape.Area);
            double sum = 0;
            foreach (float value in channel)
                sum += value;

            float mean = (float)(sum / channel.Length), added = mean + _brightness;
            foreach (ref float value in channel)
                value = (value - mean) * _contrast + added;
        }
    }

    /// <summary>A square of zeros.</summary>
    public void CutOut(Span<float> variant)
    {
        (int top, int bottom) = Square(_cutY, _shape.Height);
        (int left, int right) = Square(_cutX, _shape.Width);

        for (int c = 0; c < _shape.Channels; c++)
            for (int y = top; y < bottom; y++)
                variant.Slice(c * _shape.Area + y * _shape.Width + left, right - left).Clear();
    }

    private (int Start, int End) Square(int middle, int length)
    {
        int start = middle - _how.CutOut / 2;
        return (Math.Max(start, 0), (int)Math.Min((long)start + _how.CutOut, length));
    }

    /// <summary>Moved by whole pixels, and mirrored or not: rows are copied.</summary>
    private void Move(ReadOnlySpan<float> image, Span<float> variant)
    {
        int width = _shape.Width, height = _shape.Height;
        int first = Math.Clamp(_right, 0, width), end = Math.Clamp(width + _right, 0, width);    // what of a row the image covers
        int source = _flips ? width - end + _right : first - _right;

        for (int row = 0; row < _shape.Channels * height; row++)
        {
            int channel = row / height, y = row % height - _down;
            Span<float> to = variant.Slice(row * width, width);
            if ((uint)y >= (uint)height && _how.Fill == ImageFill.Zero)
            {
                to.Clear();
                continue;
            }

            ReadOnlySpan<float> from = image.Slice((channel * height + Math.Clamp(y, 0, height - 1)) * width, width);
            Span<float> covered = to[first..end];
            if (covered.Length > 0)
                from.Slice(source, covered.Length).CopyTo(covered);
            if (_flips)
                covered.Reverse();

            bool isZero = _how.Fill == ImageFill.Zero;
            to[..first].Fill(isZero ? 0f : from[_flips ? ^1 : 0]);
            to[end..].Fill(isZero ? 0f : from[_flips ? 0 : ^1]);
        }
    }

    /// <summary>Any affine map.</summary>
    private void Map(ReadOnlySpan<float> image, Span<float> variant)
    {
        // In locals, or each pixel would read all of them anew.
        (ImageShape shape, ImageFill fill, float xx, float yx) = (_shape, _how.Fill, _xx, _yx);
        float centreX = _centreX, middleX = (shape.Width - 1) * .5f, middleY = (shape.Height - 1) * .5f;

        for (int y = 0, i = 0; y < shape.Height; y++)
        {
            float fromY = y - _centreY, rowX = _xy * fromY + middleX, rowY = _yy * fromY + middleY;
            for (int x = 0; x < shape.Width; x++, i++)
                Bilinear.Sample(image, shape, xx * (x - centreX) + rowX, yx * (x - centreX) + rowY, fill, variant, i);
        }
    }

    private static unsafe float Number(Lanes1 lane)
    {
        float number;
        Lanes1.Store(&number, lane);
        return number;
    }
}
