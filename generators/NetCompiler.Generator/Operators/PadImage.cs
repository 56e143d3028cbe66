using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>Elements around an image: zeros, or its own edge repeated, which then gets the gradient of all its copies.</summary>
internal sealed record PadImage(int Top, int Left, int Bottom, int Right, PaddingMode Mode) : Regridding
{
    public override string Title => "pad 2d";

    public override string Declared => Top == Left && Top == Bottom && Top == Right ? $"Pad2D({Top})" : $"Pad2D({Top}, {Left}, {Bottom}, {Right})";

    protected override AxisMap Vertical(int height) => Along(height, Top, Bottom);

    protected override AxisMap Horizontal(int width) => Along(width, Left, Right);

    private AxisMap Along(int length, int before, int after) => before + after == 0 ? AxisMap.Same(length)
        : new(Mode is PaddingMode.Replicate ? AxisMapKind.Replicate : AxisMapKind.Crop, length, before + length + after, -before);
}
