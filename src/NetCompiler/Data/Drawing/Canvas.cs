using System;

namespace NetCompiler.Drawing;

/// <summary>A square of pixels that keeps, for each, how much of it the pen has covered.</summary>
internal sealed class Canvas
{
    private const int Side = DrawnDigits.Side;

    private readonly float[] _cover = new float[Side * Side];

    public void Clear() => Array.Clear(_cover);

    /// <summary>
    /// A straight movement of a round pen. A pixel whose centre is d from the segment is covered by clamp(radius + ½ − d, 0, 1): full inside, none
    /// outside, and in between over one pixel.
    /// </summary>
    public void Segment(float x0, float y0, float x1, float y1, float radius)
    {
        float reach = radius + .5f;
        float dx = x1 - x0;
        float dy = y1 - y0;
        float length = dx * dx + dy * dy;
        float scale = length > 0f ? 1f / length : 0f;

        (int left, int right) = Range(x0, x1, reach);
        (int top, int bottom) = Range(y0, y1, reach);

        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
            {
                float t = Math.Clamp(((x - x0) * dx + (y - y0) * dy) * scale, 0f, 1f);
                float ex = x - x0 - t * dx;
                float ey = y - y0 - t * dy;
                float cover = Math.Clamp(reach - MathF.Sqrt(ex * ex + ey * ey), 0f, 1f);
                ref float pixel = ref _cover[y * Side + x];
                pixel = Math.Max(pixel, cover);
            }
    }

    /// <summary>Writes bytes, 255 · ink where fully covered.</summary>
    public void CopyTo(Span<byte> pixels, float ink)
    {
        for (int i = 0; i < _cover.Length; i++)
            pixels[i] = (byte)(_cover[i] * ink * 255f + .5f);
    }

    private static (int First, int End) Range(float a, float b, float reach) =>
        (Math.Clamp((int)MathF.Floor(Math.Min(a, b) - reach), 0, Side), Math.Clamp((int)MathF.Ceiling(Math.Max(a, b) + reach) + 1, 0, Side));
}
