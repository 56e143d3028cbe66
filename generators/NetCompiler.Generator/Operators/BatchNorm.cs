using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Batch normalisation over features (Ioffe and Szegedy 2015), in PyTorch's conventions.
/// <code>
/// training    μ = mean x,  v = mean (x − μ)²  over the batch;   r = 1/√(v + ε);   n = (x − μ)·r;   y = γ·n + β
///             running mean += m·(μ − running mean);   running variance += m·(v·B/(B − 1) − running variance)
/// prediction  y = γ·(x − running mean)/√(running variance + ε) + β
/// dβ = Σ dy    dγ = Σ dy·n    dx = γ·r·(dy − (dβ + n·dγ)/B)
/// </code>
/// A batch of one example leaves the running variance as it was: its unbiased variance does not exist.
/// </summary>
internal sealed record BatchNorm(double Momentum, double Epsilon) : Operator
{
    public override string Title => "batch norm";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 1 ? inputs[0] : ShapeFindings.NeedsVector("BatchNorm", inputs[0]);

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
    [
        new("weight", inputs[0], ParameterLayout.Vector, Initializer.Ones),
        new("bias", inputs[0], ParameterLayout.Vector, Initializer.Zeros),
    ];

    public override EquatableArray<StateSpec> States(EquatableArray<Shape> inputs) =>
    [
        new("running_mean", inputs[0].Count, 0),
        new("running_var", inputs[0].Count, 1),
    ];

    public override Value Lower(Lowering g)
    {
        Value gamma = g.Parameter("weight"), beta = g.Parameter("bias");

        if (!g.Training)
        {
            Value factor = Value.Map(gamma, g.State("running_var"), (w, v) => w / Sqrt(v + Epsilon)).Named(g.Builder.Scope + ".factor");
            return (g.Input - g.State("running_mean")).Named(g.Builder.Scope + ".centred") * factor + beta;
        }

        (Value mean, Value variance, Value scale) = Statistics(g.Builder, g.Input);
        Expr batch = new BatchSize();
        g.Update("running_mean", Value.Map(g.State("running_mean"), mean, (r, m) => r + Momentum * (m - r)));
        g.Update("running_var", Value.Map(g.State("running_var"), variance, (r, v) =>
            (batch > 1).Choose(r + Momentum * (v * (batch / Max(batch - 1, 1)) - r), r)));

        return Normalized(g.Input, mean, scale) * gamma + beta;
    }

    public override void Differentiate(Adjoints g)
    {
        (Value mean, _, Value scale) = Statistics(g.Builder, g.Input);
        Value normalized = Normalized(g.Input, mean, scale);
        Value dbeta = g.Gradient.SumBatch();
        Value dgamma = (g.Gradient * normalized).SumBatch();

        g.ToParameter("bias", () => dbeta);
        g.ToParameter("weight", () => dgamma);
        g.ToInput(0, () =>
        {
            Value gain = (g.Parameter("weight") * scale).Named(g.Builder.Scope + ".gain");
            Value correction = Value.Map(dbeta, normalized, dgamma, (b, n, w) => (b + n * w) / new BatchSize());
            return (g.Gradient - correction) * gain;
        });
    }

    private (Value Mean, Value Variance, Value Scale) Statistics(ProgramBuilder g, Value x)
    {
        Value mean = x.MeanBatch().Named(g.Scope + ".mean");
        Value centred = x - mean;
        Value squares = (centred * centred).SumBatch().Named(g.Scope + ".squares");
        Value variance = squares.Map(sum => sum / new BatchSize()).Named(g.Scope + ".variance");
        Value scale = variance.Map(v => 1 / Sqrt(v + Epsilon)).Named(g.Scope + ".scale");
        return (mean, variance, scale);
    }

    private static Value Normalized(Value x, Value mean, Value scale) =>
        Value.Map(x, mean, scale, (a, m, s) => (a - m) * s).Named(x.Builder.Scope + ".normalized");
}
