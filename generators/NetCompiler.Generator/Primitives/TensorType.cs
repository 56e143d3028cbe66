using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// What a value is: one tensor per example (<c>[B, 128]</c>), one for each of so many positions of every example (<c>[B·1024, 64]</c>: the channels of each pixel),
/// or one that all examples share (<c>[128]</c>).
/// </summary>
/// <param name="Shape">Of one row.</param>
/// <param name="PerExample">Whether every example has its own.</param>
/// <param name="Positions">Rows per example, which follow each other in memory; 1 where an example is one row.</param>
internal readonly record struct TensorType(Shape Shape, bool PerExample, int Positions = 1)
{
    public static TensorType Each(Shape shape) => new(shape, true);

    public static TensorType At(int positions, Shape shape) => new(shape, true, positions);

    public static TensorType Shared(Shape shape) => new(shape, false);

    /// <summary>Elements of one row.</summary>
    public int Count => Shape.Count;

    public TensorType Of(Shape shape) => new(shape, PerExample, Positions);

    public override string ToString() => !PerExample ? Shape.ToString() : "[" + string.Join(", ", [Positions == 1 ? "B" : "B·" + Positions, .. Shape.Axes]) + "]";
}
