using System;

namespace NetCompiler.Drawing;

/// <summary>Draws digits: a habit of writing, an unsteady hand, a slant, a pen.</summary>
internal sealed class Scribe
{
    private const int PointsPerCurvePiece = 6;

    private readonly Canvas _canvas = new();
    private readonly float[] _points = new float[32];

    /// <summary>Draws digit <paramref name="index"/> of the supply <paramref name="seed"/>.</summary>
    /// <returns>Which digit it is.</returns>
    public int Draw(ulong seed, long index, Span<byte> pixels)
    {
        var random = new NumberStream(seed, Purpose.DrawnDigits, (ulong)index);
        Glyph glyph = Glyphs.All[random.Below(Glyphs.All.Length)];
        Placement placement = Placement.Draw(ref random);
        float unsteadiness = random.Between(.005f, .03f);
        float radius = random.Between(.75f, 1.7f);
        float ink = random.Between(.8f, 1f);

        _canvas.Clear();
        foreach (Stroke stroke in glyph.Strokes)
            Draw(stroke, placement, unsteadiness, radius, ref random);
        _canvas.CopyTo(pixels, ink);

        return glyph.Digit;
    }

    private void Draw(Stroke stroke, in Placement placement, float unsteadiness, float radius, ref NumberStream random)
    {
        Span<float> p = _points.AsSpan(0, stroke.Points.Length);
        for (int i = 0; i < p.Length; i++)
            p[i] = stroke.Points[i] + random.Between(-1.7f, 1.7f) * unsteadiness;

        (float x, float y) pen = placement.Map(p[0], p[1]);
        for (int to = 2; to < p.Length; to += 2)
            for (int step = 1; step <= PointsPerCurvePiece; step++)
            {
                float t = (float)step / PointsPerCurvePiece;
                (float x, float y) next = placement.Map(Between(p, to, t, stroke.IsCurve), Between(p[1..], to, t, stroke.IsCurve));
                _canvas.Segment(pen.x, pen.y, next.x, next.y, radius);
                pen = next;
            }
    }

    /// <summary>One coordinate on the way from point to − 2 to point to: straight, or on the Catmull–Rom curve through all points.</summary>
    private static float Between(ReadOnlySpan<float> p, int to, float t, bool isCurve)
    {
        float b = p[to - 2];
        float c = p[to];
        if (!isCurve)
            return b + (c - b) * t;

        float a = to >= 4 ? p[to - 4] : b;
        float d = to + 2 < p.Length ? p[to + 2] : c;
        return b + .5f * t * (c - a + t * (2f * a - 5f * b + 4f * c - d + t * (3f * (b - c) + d - a)));
    }
}
