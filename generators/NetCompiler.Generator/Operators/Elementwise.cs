using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>y = f(x) for every element. What must be kept for backward is read off <see cref="Gradient"/>: nobody declares it.</summary>
internal abstract record Elementwise : Operator
{
    public abstract Expr Forward(Expr x);

    /// <summary>dx, from x, y = f(x) and dy. Name y rather than x where both would do: y is kept for the next layer anyway.</summary>
    public abstract Expr Gradient(Expr x, Expr y, Expr dy);

    public sealed override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0];

    public sealed override Value Lower(Lowering g) => g.Input.Map(Forward);

    public sealed override void Differentiate(Adjoints g)
    {
        // A function that is flat everywhere passes nothing on, so that what stands before it is not differentiated at all.
        if (Gradient(new Argument(0), new Argument(1), new Argument(2)) is not Constant { Value: 0 })
            g.ToInput(0, () => Value.Map(g.Input, g.Output, g.Gradient, Gradient));
    }
}
