using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Layer normalisation over the features of each example (Ba, Kiros and Hinton 2016), in PyTorch's conventions. Features are the last axis.
/// <code>
/// μ = mean x,  v = mean (x − μ)²  over the features;   r = 1/√(v + ε);   n = (x − μ)·r;   y = γ·n + β
/// dβ = Σ dy    dγ = Σ dy·n    over all else    g = γ·dy    dx = r·(g − mean g − n·mean(g·n))
/// </code>
/// </summary>
internal sealed record LayerNorm(double Epsilon) : Operator
{
    public override string Title => "layer norm";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 0 ? ShapeFindings.NoSuchAxis("LayerNorm", -1, inputs[0], inputs[0]) : inputs[0];

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
    [
        new("weight", Features(inputs[0]), ParameterLayout.Vector, Initializer.Ones),
        new("bias", Features(inputs[0]), ParameterLayout.Vector, Initializer.Zeros),
    ];

    public override Value Lower(Lowering g)
    {
        Value x = g.Input.Rows();
        Shape shape = x.Type.Shape;
        Value result = Normalized(g.Builder, x).Value * g.Parameter("weight").AsOperand(shape) + g.Parameter("bias").AsOperand(shape);
        return result.Named(g.Builder.Scope).OfRows(g.Input.Type.Shape);
    }

    public override void Differentiate(Adjoints g)
    {
        (Value normalized, Value scale) = Normalized(g.Builder, g.Input.Rows());
        Value dy = g.Gradient.Rows();
        Shape x = dy.Type.Shape, features = Features(x);

        g.ToParameter("bias", () => dy.SummedTo(features).SumBatch());
        g.ToParameter("weight", () => (dy * normalized).SummedTo(features).SumBatch());
        g.ToInput(0, () =>
        {
            string scope = g.Builder.Scope;
            Value inner = (dy * g.Parameter("weight").AsOperand(x)).Named(scope + ".scaled");
            Value mean = Mean(inner, scope + ".average");
            Value projected = Mean(inner * normalized, scope + ".projected");
            return ((inner - mean.AsOperand(x) - normalized * projected.AsOperand(x)) * scale).OfRows(g.Input.Type.Shape);
        });
    }

    /// <summary>The normalised value, and 1/√(v + ε) as an operand beside it.</summary>
    private (Value Value, Value Scale) Normalized(ProgramBuilder g, Value x)
    {
        Shape shape = x.Type.Shape;
        Value mean = Mean(x, g.Scope + ".mean");
        Value centred = (x - mean.AsOperand(shape)).Named(g.Scope + ".centred");
        Value squares = Sum(centred * centred).Named(g.Scope + ".squares");
        Value variance = squares.Map(sum => sum / Features(shape).Count).Named(g.Scope + ".variance");
        Value scale = variance.Map(v => 1 / Sqrt(v + Epsilon)).Named(g.Scope + ".scale").AsOperand(shape);
        return ((centred * scale).Named(g.Scope + ".normalized"), scale);
    }

    private static Value Mean(Value x, string name) => Sum(x).Map(sum => sum / Features(x.Type.Shape).Count).Named(name);

    private static Value Sum(Value x) => x.ReducedAlong(Reduction.Sum, [x.Type.Shape.Rank - 1]);

    private static Shape Features(Shape x) => x.Rank == 0 ? x : Shape.Vector(x.Axes[x.Rank - 1]);
}
