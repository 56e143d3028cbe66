using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Average pooling to a given size: place i of n' is the mean of the elements from ⌊i·n/n'⌋ to before ⌈(i + 1)·n/n'⌉ along each axis, PyTorch's rule.
/// </summary>
internal sealed record AdaptiveAveragePool(int Height, int Width) : Regridding
{
    public override string Title => "adaptive average pool 2d";

    public override string Declared => $"AdaptiveAveragePool2D({Height}, {Width})";

    protected override AxisMap Vertical(int height) => height == Height ? AxisMap.Same(height) : new(AxisMapKind.AdaptiveMean, height, Height);

    protected override AxisMap Horizontal(int width) => width == Width ? AxisMap.Same(width) : new(AxisMapKind.AdaptiveMean, width, Width);
}
