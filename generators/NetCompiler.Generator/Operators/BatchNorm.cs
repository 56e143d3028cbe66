using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Batch normalisation over features (Ioffe and Szegedy 2015), in PyTorch's conventions: of images and sequences, over the channels, where every position counts like an example.
/// <code>
/// training    μ = mean x,  v = mean (x − μ)²  over the B rows of the batch;   r = 1/√(v + ε);   n = (x − μ)·r;   y = γ·n + β
///             running mean += m·(μ − running mean);   running variance += m·(v·B/(B − 1) − running variance)
/// prediction  y = f·x + s,  f = γ/√(running variance + ε),  s = β − f·running mean: once a run for each channel
/// dβ = Σ dy    dγ = Σ dy·n    dx = γ·r·(dy − (dβ + n·dγ)/B)
/// </code>
/// A batch of one example leaves the running variance as it was: its unbiased variance does not exist.
/// </summary>
internal sealed record BatchNorm(double Momentum, double Epsilon) : Operator
{
    public override string Title => "batch norm";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank > 0 ? inputs[0] : ShapeFindings.NeedsVector("BatchNorm", inputs[0]);

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
    [
        new("weight", Features(inputs[0]), ParameterLayout.Vector, Initializer.Ones),
        new("bias", Features(inputs[0]), ParameterLayout.Vector, Initializer.Zeros),
    ];

    public override EquatableArray<StateSpec> States(EquatableArray<Shape> inputs) =>
    [
        new("running_mean", Features(inputs[0]).Count, 0),
        new("running_var", Features(inputs[0]).Count, 1),
    ];

    public override Value Lower(Lowering g)
    {
        Value x = Rows(g.Input), gamma = g.Parameter("weight"), beta = g.Parameter("bias");

        if (!g.Training)
        {
            Value factor = Value.Map(gamma, g.State("running_var"), (w, v) => w / Sqrt(v + Epsilon)).Named(g.Builder.Scope + ".factor");
            Value shift = Value.Map(beta, g.State("running_mean"), factor, (b, m, f) => b - m * f).Named(g.Builder.Scope + ".shift");
            return Result(x * factor + shift, g.Input);
        }

        (Value mean, Value variance, Value scale) = Statistics(g.Builder, x);
        Expr batch = x.RowCount;
        g.Update("running_mean", Value.Map(g.State("running_mean"), mean, (r, m) => r + Momentum * (m - r)));
        g.Update("running_var", Value.Map(g.State("running_var"), variance, (r, v) =>
            (batch > 1).Choose(r + Momentum * (v * (batch / Max(batch - 1, 1)) - r), r)));

        return Result(Normalized(x, mean, scale) * gamma + beta, g.Input);
    }

    public override void Differentiate(Adjoints g)
    {
        Value x = Rows(g.Input), dy = Rows(g.Gradient);
        (Value mean, _, Value scale) = Statistics(g.Builder, x);
        Value normalized = Normalized(x, mean, scale);
        Value dbeta = dy.SumBatch();
        Value dgamma = (dy * normalized).SumBatch();

        g.ToParameter("bias", () => dbeta);
        g.ToParameter("weight", () => dgamma);
        g.ToInput(0, () =>
        {
            Value gain = (g.Parameter("weight") * scale).Named(g.Builder.Scope + ".gain");
            Value correction = Value.Map(dbeta, normalized, dgamma, (b, n, w) => (b + n * w) / x.RowCount);
            return Result((dy - correction) * gain, g.Input);
        });
    }

    /// <summary>A vector's elements, or an image's channels.</summary>
    private static Shape Features(Shape x) => x.Rank == 1 ? x : Shape.Vector(x.Axes[0]);

    private static Value Rows(Value x) => x.Type.Shape.Rank == 1 ? x : x.Positions();

    private static Value Result(Value rows, Value x) => x.Type.Shape.Rank == 1 ? rows : rows.Image(x.Type.Shape);

    private (Value Mean, Value Variance, Value Scale) Statistics(ProgramBuilder g, Value x)
    {
        Value mean = x.MeanBatch().Named(g.Scope + ".mean");
        Value centred = x - mean;
        Value squares = (centred * centred).SumBatch().Named(g.Scope + ".squares");
        Value variance = squares.Map(sum => sum / x.RowCount).Named(g.Scope + ".variance");
        Value scale = variance.Map(v => 1 / Sqrt(v + Epsilon)).Named(g.Scope + ".scale");
        return (mean, variance, scale);
    }

    private static Value Normalized(Value x, Value mean, Value scale) =>
        Value.Map(x, mean, scale, (a, m, s) => (a - m) * s).Named(x.Builder.Scope + ".normalized");
}
