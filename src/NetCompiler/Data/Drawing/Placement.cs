namespace NetCompiler.Drawing;

/// <summary>
/// From the box of a glyph to pixels: a random elastic field, then a random affine map (size, width, slant, turn, shift).
/// Only sums, products and quotients, which are the same on every machine.
/// </summary>
internal readonly struct Placement
{
    private readonly float _xx, _xy, _yx, _yy;      // the affine map, in pixels per box
    private readonly float _shiftX, _shiftY;
    private readonly ElasticField _fieldX, _fieldY;

    private Placement(ref NumberStream random)
    {
        float height = random.Between(15f, 21f);
        float width = height * random.Between(.55f, 1.1f);
        float slant = random.Between(-.2f, .45f);

        // The turn with tangent of half the angle h: cos = (1 − h²)/(1 + h²), sin = 2h/(1 + h²). About ±17°.
        float h = random.Between(-.15f, .15f);
        float cosine = (1f - h * h) / (1f + h * h);
        float sine = 2f * h / (1f + h * h);

        _xx = cosine * width;
        _xy = -cosine * slant * height - sine * height;
        _yx = sine * width;
        _yy = -sine * slant * height + cosine * height;
        _shiftX = 13.5f + random.Between(-2.5f, 2.5f);
        _shiftY = 13.5f + random.Between(-2.5f, 2.5f);
        _fieldX = ElasticField.Draw(ref random);
        _fieldY = ElasticField.Draw(ref random);
    }

    public static Placement Draw(ref NumberStream random) => new(ref random);

    /// <summary>The pixel coordinates of a point of the box.</summary>
    public (float X, float Y) Map(float x, float y)
    {
        float u = x - .5f + _fieldX.At(x, y);
        float v = y - .5f + _fieldY.At(x, y);
        return (_shiftX + _xx * u + _xy * v, _shiftY + _yx * u + _yy * v);
    }
}
