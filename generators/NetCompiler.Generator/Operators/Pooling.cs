using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Pooling of each channel of an image or a sequence: the largest element that each window sees, or the mean.
/// <code>
/// max      y[c, q] = max over taps of x[c, q∘t]         dx: dy to the first element of each window that is the largest
/// average  y[c, q] = Σ over taps of x[c, q∘t] / n       dx: dy / n to all of them;   n: elements seen, or with the padding the whole window
/// </code>
/// </summary>
internal sealed record Pooling(SlidingWindow Window, PoolKind Kind) : Operator
{
    public override string Title => (Kind is PoolKind.Max ? "max pool " : "average pool ") + Window.Dimensions + "d";

    public override string Declared => $"{(Kind is PoolKind.Max ? "Max" : "Average")}Pool{Window.Dimensions}D({Window.Horizontal.Kernel})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        Shape result = Window.Results(inputs[0], inputs[0].Rank > 0 ? inputs[0].Axes[0] : 1);
        return Window.Problem(Declared, inputs[0]) is { } problem ? problem.GoingOnWith(result) : result;
    }

    public override Value Lower(Lowering g)
    {
        Shape image = g.Input.Type.Shape;
        return g.Input.Positions().Pooled(Window.On(image), Kind).Image(Window.Results(image, image.Axes[0]));
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Shape image = g.Input.Type.Shape;
        return g.Gradient.Positions().Unpooled(g.Input.Positions(), Window.On(image), Kind).Image(image);
    });
}
