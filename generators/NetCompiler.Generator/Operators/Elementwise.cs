using NetCompiler.Generator.Calculus;
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

    /// <summary>
    /// dx, from x, y = f(x) and dy. Name y rather than x where both would do: y is kept for the next layer anyway. Null stands for the derivative that the compiler finds, which takes the functions
    /// that <see cref="Forward"/> calls from where the forward pass kept them.
    /// </summary>
    public virtual Expr? Gradient(Expr x, Expr y, Expr dy) => null;

    public sealed override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0];

    public sealed override Value Lower(Lowering g) => Written is null ? Function.Apply(g.Input) : g.Input.Map(Forward);

    public sealed override void Differentiate(Adjoints g)
    {
        // A function that is flat everywhere passes nothing on, so that what stands before it is not differentiated at all.
        if (Written is Constant { Value: 0 })
            return;

        g.ToInput(0, () => Written is null ? Derived(g) : Value.Map(g.Input, g.Output, g.Gradient, (x, y, dy) => Gradient(x, y, dy)!));
    }

    /// <summary>The gradient of the operator's own, over x, y and dy.</summary>
    private Expr? Written => Gradient(new Argument(0), new Argument(1), new Argument(2));

    private ScalarFunction Function
    {
        get
        {
            ScalarGraph graph = new(["x"]);
            return graph.Finish(Title, graph.Id(graph.Take(Forward(new Argument(0)))));
        }
    }

    private Value Derived(Adjoints g)
    {
        ScalarFunction derivative = Function.DerivativeByValue(0);
        return derivative.Parameters.Count > 1 ? derivative.ApplyTo(g.Gradient, g.Input, g.Output) : derivative.ApplyTo(g.Gradient, g.Input);
    }
}
