using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>Elements around an image: zeros, or copies of its own, which then get the gradient of all their copies.</summary>
internal sealed record PadImage(int Top, int Left, int Bottom, int Right, PaddingMode Mode) : Regridding
{
    public override string Title => "pad 2d";

    public override string Declared => Top == Left && Top == Bottom && Top == Right ? $"Pad2D({Top})" : $"Pad2D({Top}, {Left}, {Bottom}, {Right})";

    protected override AxisMap Vertical(int height) => Border.Along(Mode, height, Top, Bottom);

    protected override AxisMap Horizontal(int width) => Border.Along(Mode, width, Left, Right);

    protected override ShapeProblem? Problem(Shape image) => Mode is not PaddingMode.Reflect ? null
        : ShapeFindings.Mirror(Declared, image, image.Axes[1], Top, Bottom) ?? ShapeFindings.Mirror(Declared, image, image.Axes[2], Left, Right);
}
