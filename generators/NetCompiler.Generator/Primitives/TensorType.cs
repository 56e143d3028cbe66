using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>What a value is: one tensor per example (<c>[B, 128]</c>), or one that all examples share (<c>[128]</c>).</summary>
internal readonly record struct TensorType(Shape Shape, bool PerExample)
{
    public static TensorType Each(Shape shape) => new(shape, true);

    public static TensorType Shared(Shape shape) => new(shape, false);

    public int Count => Shape.Count;

    public override string ToString() =>
        !PerExample ? Shape.ToString() : Shape.Rank == 0 ? "[B]" : "[B, " + string.Join(", ", Shape.Axes) + "]";
}
