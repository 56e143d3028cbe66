using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// An image of another size, by a whole factor or to a given height and width, in PyTorch's conventions: place i of n' shows
/// <code>
/// nearest                   the element ⌊i·n/n'⌋
/// bilinear                  between the two around (i + ½)·n/n' − ½, not beyond the edge
/// bilinear, corners aligned between the two around i·(n − 1)/(n' − 1)
/// </code>
/// </summary>
/// <param name="Scale">The factor of both axes.</param>
/// <param name="Height">The new height, in place of the factor; 0 for none.</param>
/// <param name="Width">The new width alike.</param>
/// <param name="Kind">Which place each new one shows.</param>
internal sealed record Upsample(int Scale, int Height, int Width, AxisMapKind Kind) : Regridding
{
    public override string Title => "upsample 2d";

    public override string Declared => Height > 0 || Width > 0 ? $"Upsample2D(height: {Height}, width: {Width})" : $"Upsample2D({Scale})";

    protected override AxisMap Vertical(int height) => Along(height, Height);

    protected override AxisMap Horizontal(int width) => Along(width, Width);

    /// <summary>A factor that no int holds is one that no image can have.</summary>
    private AxisMap Along(int length, int named) => new(Kind, length, named > 0 ? named : (int)System.Math.Min((long)length * Scale, 1 << 28));
}

/// <summary>How <see cref="Upsample"/> fills the places between; names and order of <c>NetCompiler.UpsampleMode</c>, which users write.</summary>
internal enum UpsampleMode
{
    Nearest,
    Bilinear,
}
