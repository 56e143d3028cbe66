using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>A rectangle of an image: from its middle, unless its first row or column is named.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Top">Rows above it; −1 for as many as below, one less where they are odd.</param>
/// <param name="Left">Columns before it alike.</param>
internal sealed record CropImage(int Height, int Width, int Top, int Left) : Regridding
{
    public override string Title => "crop 2d";

    public override string Declared => $"Crop2D({Height}, {Width})";

    protected override AxisMap Vertical(int height) => new(AxisMapKind.Crop, height, Height, Start(Top, height - Height));

    protected override AxisMap Horizontal(int width) => new(AxisMapKind.Crop, width, Width, Start(Left, width - Width));

    protected override ShapeProblem? Problem(Shape image) =>
        ShapeFindings.CropRange(Declared, "height", Vertical(image.Axes[1]), image) ?? ShapeFindings.CropRange(Declared, "width", Horizontal(image.Axes[2]), image);

    private static int Start(int named, int spare) => named >= 0 ? named : System.Math.Max(spare, 0) / 2;
}
