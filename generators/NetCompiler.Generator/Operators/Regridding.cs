using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// An image on another grid, each channel alike: along height and width each new place is a weighted sum of old ones.
/// <code>
/// y[c, h, w] = Σ over i, j of A[h, i]·B[w, j]·x[c, i, j]      dx = the same with A and B transposed
/// </code>
/// </summary>
internal abstract record Regridding : Operator
{
    protected abstract AxisMap Vertical(int height);

    protected abstract AxisMap Horizontal(int width);

    /// <summary>Null, or why there is no such grid of this image.</summary>
    protected virtual ShapeProblem? Problem(Shape image) => null;

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        if (inputs[0].Rank != 3)
            return ShapeFindings.NeedsImage(Declared, 2, inputs[0]).GoingOnWith(new Shape([inputs[0].Rank > 0 ? inputs[0].Axes[0] : 1, 1, 1]));

        return Problem(inputs[0]) is { } problem ? problem.GoingOnWith(inputs[0]) : Result(inputs[0]);
    }

    public override Value Lower(Lowering g)
    {
        Shape image = g.Input.Type.Shape;
        return g.Input.Positions().Resample(Vertical(image.Axes[1]), Horizontal(image.Axes[2])).Image(Result(image));
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Shape image = g.Input.Type.Shape;
        return g.Gradient.Positions().Resample(Vertical(image.Axes[1]), Horizontal(image.Axes[2]), transposed: true).Image(image);
    });

    private Shape Result(Shape image) => new([image.Axes[0], Vertical(image.Axes[1]).To, Horizontal(image.Axes[2]).To]);
}
