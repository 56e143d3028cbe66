using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Softmax over the elements of a vector.
/// <code>
/// y  = e^(x − max x) / Σ e^(x − max x)
/// dx = y·(dy − Σ dy·y)
/// </code>
/// The maximum is subtracted so that no exponential overflows; it cancels exactly.
/// </summary>
internal sealed record Softmax : Operator
{
    public override string Title => "softmax";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 1 ? inputs[0] : ShapeFindings.NeedsVector("Softmax", inputs[0]);

    public override Value Lower(Lowering g) => Of(g.Input);

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Value y = g.Output, dy = g.Gradient;
        Value projected = (dy * y).SumExample().Named(g.Builder.Scope + ".projected");
        return y * (dy - projected);
    });

    /// <summary>softmax(x), for the losses that contain it too.</summary>
    public static Value Of(Value x)
    {
        string scope = x.Builder.Scope;
        Value max = x.MaxExample().Named(scope + ".max");
        Value exp = (x - max).Map(Functions.Exp).Named(scope + ".exp");
        Value sum = exp.SumExample().Named(scope + ".sum");
        return exp / sum;
    }
}
