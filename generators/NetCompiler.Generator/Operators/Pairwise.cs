using System;
using System.Collections.Generic;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// y = f(a, b) for every pair of elements of two tensors of one shape, or of shapes that broadcast: then the smaller one's elements are repeated,
/// and its gradient is the sum over the repetitions.
/// </summary>
internal abstract record Pairwise : Operator
{
    public sealed override int Arity => 2;

    public abstract Expr Forward(Expr a, Expr b);

    /// <summary>da, from a, b and dy.</summary>
    public abstract Expr GradientLeft(Expr a, Expr b, Expr dy);

    /// <summary>db, from a, b and dy.</summary>
    public abstract Expr GradientRight(Expr a, Expr b, Expr dy);

    public sealed override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        Broadcasting.Of(inputs[0], inputs[1]) is { } shape ? shape : ShapeFindings.Mismatch(Title, inputs[0], inputs[1], inputs[0]);

    public sealed override Value Lower(Lowering g)
    {
        (Value a, Value b, TensorType type) = Operands(g.Inputs);
        return g.Builder.Map([a, b], Forward(new Argument(0), new Argument(1)), type);
    }

    public sealed override void Differentiate(Adjoints g)
    {
        (Value a, Value b, TensorType type) = Operands(g.Inputs);

        g.ToInput(0, () => Contribution(GradientLeft).SummedTo(g.Inputs[0].Type.Shape));
        g.ToInput(1, () => Contribution(GradientRight).SummedTo(g.Inputs[1].Type.Shape));

        Value Contribution(Func<Expr, Expr, Expr, Expr> gradient) =>
            g.Builder.Map([a, b, g.Gradient], gradient(new Argument(0), new Argument(1), new Argument(2)), type);
    }

    private static (Value A, Value B, TensorType Type) Operands(IReadOnlyList<Value> inputs)
    {
        Shape shape = Broadcasting.Of(inputs[0].Type.Shape, inputs[1].Type.Shape)!.Value;
        return (inputs[0].AsOperand(shape), inputs[1].AsOperand(shape), TensorType.At(Math.Max(inputs[0].Type.Positions, inputs[1].Type.Positions), shape));
    }
}
