using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Drawing;

/// <summary>A smooth random displacement over the box: random values on a grid of 4×4 points, joined by smoothstep.</summary>
internal struct ElasticField
{
    private const int Side = 4;
    private const float Strength = .1f;

    private Grid _grid;

    public static ElasticField Draw(ref NumberStream random)
    {
        var field = new ElasticField();
        for (int i = 0; i < Side * Side; i++)
            field._grid[i] = random.Between(-Strength, Strength);
        return field;
    }

    public readonly float At(float x, float y)
    {
        (int column, float u) = Cell(x);
        (int row, float v) = Cell(y);

        float top = Mix(_grid[row * Side + column], _grid[row * Side + column + 1], u);
        float bottom = Mix(_grid[(row + 1) * Side + column], _grid[(row + 1) * Side + column + 1], u);
        return Mix(top, bottom, v);
    }

    private static (int Index, float Fraction) Cell(float x)
    {
        float position = Math.Clamp(x, 0f, 1f) * (Side - 1);
        int index = Math.Min((int)position, Side - 2);
        float t = position - index;
        return (index, t * t * (3f - 2f * t));
    }

    private static float Mix(float a, float b, float t) => a + (b - a) * t;

    [InlineArray(Side * Side)]
    private struct Grid
    {
        private float _first;
    }
}
