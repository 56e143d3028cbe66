using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Softmax along an axis.
/// <code>
/// y  = e^(x − max x) / Σ e^(x − max x)
/// dx = y·(dy − Σ dy·y)
/// </code>
/// The maximum is subtracted so that no exponential overflows; it cancels exactly.
/// </summary>
internal sealed record Softmax(int Axis) : Operator
{
    public override string Title => "softmax";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].AxisOf(Axis) is null ? ShapeFindings.NoSuchAxis("Softmax", Axis, inputs[0], inputs[0]) : inputs[0];

    public override Value Lower(Lowering g)
    {
        (Value exp, Value sum) = Exponentials(g.Input, Axis);

        // One division for each sum: a division for each element would cost as much as the exponentials.
        Value inverse = sum.Map(s => 1 / s).Named(g.Builder.Scope + ".inverse");
        return exp * inverse.AsOperand(g.Input.Type.Shape);
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Value y = g.Output, dy = g.Gradient;
        Shape x = y.Type.Shape;
        Value projected = (dy * y).ReducedAlong(Reduction.Sum, [x.AxisOf(Axis)!.Value]).Named(g.Builder.Scope + ".projected");
        return y * (dy - projected.AsOperand(x));
    });

    /// <summary>softmax(x) of vectors, for the losses that contain it too: they have kept the sum, and divide where they are computed anyway.</summary>
    public static Value Of(Value x)
    {
        (Value exp, Value sum) = Exponentials(x, axis: -1);
        return exp / sum;
    }

    private static (Value Exp, Value Sum) Exponentials(Value x, int axis)
    {
        string scope = x.Builder.Scope;
        Shape shape = x.Type.Shape;
        int[] along = [shape.AxisOf(axis)!.Value];
        Value max = x.ReducedAlong(Reduction.Max, along).Named(scope + ".max");
        Value exp = (x - max.AsOperand(shape)).Map(Functions.Exp).Named(scope + ".exp");
        return (exp, exp.ReducedAlong(Reduction.Sum, along).Named(scope + ".sum"));
    }
}
