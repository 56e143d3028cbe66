using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Layer normalisation over the features of each example (Ba, Kiros and Hinton 2016), in PyTorch's conventions.
/// <code>
/// μ = mean x,  v = mean (x − μ)²  over the example;   r = 1/√(v + ε);   n = (x − μ)·r;   y = γ·n + β
/// dβ = Σ dy over B    dγ = Σ dy·n over B    g = γ·dy    dx = r·(g − mean g − n·mean(g·n))
/// </code>
/// </summary>
internal sealed record LayerNorm(double Epsilon) : Operator
{
    public override string Title => "layer norm";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 1 ? inputs[0] : ShapeFindings.NeedsVector("LayerNorm", inputs[0]);

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
    [
        new("weight", inputs[0], ParameterLayout.Vector, Initializer.Ones),
        new("bias", inputs[0], ParameterLayout.Vector, Initializer.Zeros),
    ];

    public override Value Lower(Lowering g) =>
        Normalized(g.Builder, g.Input).Value * g.Parameter("weight") + g.Parameter("bias");

    public override void Differentiate(Adjoints g)
    {
        (Value normalized, Value scale) = Normalized(g.Builder, g.Input);
        int count = g.Input.Type.Count;

        g.ToParameter("bias", () => g.Gradient.SumBatch());
        g.ToParameter("weight", () => (g.Gradient * normalized).SumBatch());
        g.ToInput(0, () =>
        {
            string scope = g.Builder.Scope;
            Value inner = (g.Gradient * g.Parameter("weight")).Named(scope + ".scaled");
            Value mean = inner.SumExample().Map(sum => sum / count).Named(scope + ".average");
            Value projected = (inner * normalized).SumExample().Map(sum => sum / count).Named(scope + ".projected");
            return (inner - mean - normalized * projected) * scale;
        });
    }

    private (Value Value, Value Scale) Normalized(ProgramBuilder g, Value x)
    {
        int count = x.Type.Count;
        Value mean = x.SumExample().Map(sum => sum / count).Named(g.Scope + ".mean");
        Value centred = (x - mean).Named(g.Scope + ".centred");
        Value squares = (centred * centred).SumExample().Named(g.Scope + ".squares");
        Value variance = squares.Map(sum => sum / count).Named(g.Scope + ".variance");
        Value scale = variance.Map(v => 1 / Sqrt(v + Epsilon)).Named(g.Scope + ".scale");
        return ((centred * scale).Named(g.Scope + ".normalized"), scale);
    }
}
