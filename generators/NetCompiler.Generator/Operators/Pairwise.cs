using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>y = f(a, b) for every pair of elements of two tensors of one shape.</summary>
internal abstract record Pairwise : Operator
{
    public sealed override int Arity => 2;

    public abstract Expr Forward(Expr a, Expr b);

    /// <summary>da, from a, b and dy.</summary>
    public abstract Expr GradientLeft(Expr a, Expr b, Expr dy);

    /// <summary>db, from a, b and dy.</summary>
    public abstract Expr GradientRight(Expr a, Expr b, Expr dy);

    public sealed override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0] == inputs[1] ? inputs[0] : ShapeFindings.Mismatch(Title, inputs[0], inputs[1], inputs[0]);

    public sealed override Value Lower(Lowering g) => Value.Map(g.Inputs[0], g.Inputs[1], Forward);

    public sealed override void Differentiate(Adjoints g)
    {
        g.ToInput(0, () => Value.Map(g.Inputs[0], g.Inputs[1], g.Gradient, GradientLeft));
        g.ToInput(1, () => Value.Map(g.Inputs[0], g.Inputs[1], g.Gradient, GradientRight));
    }
}
