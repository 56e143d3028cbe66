namespace NetCompiler.Drawing;

/// <summary>One habit of writing a digit: its strokes, in a box from 0 to 1 (y grows downwards).</summary>
internal sealed record Glyph(int Digit, params Stroke[] Strokes);

/// <summary>One movement of the pen through points x₀ y₀ x₁ y₁ …</summary>
/// <param name="IsCurve">Whether the pen passes through the points smoothly, or turns at them.</param>
/// <param name="Points">The points.</param>
internal sealed record Stroke(bool IsCurve, float[] Points)
{
    public static Stroke Curve(params float[] points) => new(true, points);

    public static Stroke Line(params float[] points) => new(false, points);
}
