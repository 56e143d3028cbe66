using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The logarithm of softmax along an axis, without the rounding of the probabilities.
/// <code>
/// y  = x − max x − log Σ e^(x − max x)
/// dx = dy − e^y·Σ dy
/// </code>
/// </summary>
internal sealed record LogSoftmax(int Axis) : Operator
{
    public override string Title => "log-softmax";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].AxisOf(Axis) is null ? ShapeFindings.NoSuchAxis("LogSoftmax", Axis, inputs[0], inputs[0]) : inputs[0];

    public override Value Lower(Lowering g)
    {
        string scope = g.Builder.Scope;
        Value x = g.Input;
        Shape shape = x.Type.Shape;
        int[] along = [shape.AxisOf(Axis)!.Value];
        Value max = x.ReducedAlong(Reduction.Max, along).Named(scope + ".max");
        Value centred = (x - max.AsOperand(shape)).Named(scope + ".centred");
        Value sum = centred.Map(Functions.Exp).Named(scope + ".exp").ReducedAlong(Reduction.Sum, along).Named(scope + ".sum");
        return centred - sum.Map(Functions.Log).Named(scope + ".log").AsOperand(shape);
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Shape shape = g.Output.Type.Shape;
        Value total = g.Gradient.ReducedAlong(Reduction.Sum, [shape.AxisOf(Axis)!.Value]).Named(g.Builder.Scope + ".total");
        return Value.Map(g.Gradient, g.Output, total.AsOperand(shape), (dy, y, t) => dy - Exp(y) * t);
    });
}
