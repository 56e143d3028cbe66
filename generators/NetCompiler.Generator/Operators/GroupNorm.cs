using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Normalisation of each example over the positions and the channels of each group (Wu and He 2018), in PyTorch's conventions; with a group for each channel it is
/// instance normalisation (Ulyanov et al. 2016).
/// <code>
/// μ = mean x,  v = mean (x − μ)²  over a group's elements in one example;   r = 1/√(v + ε);   n = (x − μ)·r;   y = γ·n + β, with γ and β of each channel
/// dβ = Σ dy    dγ = Σ dy·n    over batch and positions    g = γ·dy    dx = r·(g − mean g − n·mean(g·n))
/// </code>
/// </summary>
/// <param name="Groups">How many; 0 for one of each channel.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="IsAffine">Whether there are γ and β.</param>
internal sealed record GroupNorm(int Groups, double Epsilon, bool IsAffine) : Operator
{
    public override string Title => Groups == 0 ? "instance norm" : "group norm";

    public override string Declared => Groups == 0 ? "InstanceNorm" : $"GroupNorm({Groups})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        ShapeProblem? problem = inputs[0].Rank < (Groups == 0 ? 2 : 1) ? ShapeFindings.NeedsImage(Declared, 2, inputs[0]) : ShapeFindings.ChannelGroups(Declared, GroupsOf(inputs[0]), inputs[0].Axes[0]);
        return problem is null ? inputs[0] : problem.GoingOnWith(inputs[0]);
    }

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) => !IsAffine ? [] :
    [
        new("weight", Shape.Vector(inputs[0].Axes[0]), ParameterLayout.Vector, Initializer.Ones),
        new("bias", Shape.Vector(inputs[0].Axes[0]), ParameterLayout.Vector, Initializer.Zeros),
    ];

    public override Value Lower(Lowering g)
    {
        Value normalized = Normalized(g.Builder, g.Input).Value;
        return (IsAffine ? normalized * g.Parameter("weight") + g.Parameter("bias") : normalized).Image(g.Input.Type.Shape);
    }

    public override void Differentiate(Adjoints g)
    {
        (Value normalized, Value scale) = Normalized(g.Builder, g.Input);
        Value dy = g.Gradient.Positions();

        if (IsAffine)
        {
            g.ToParameter("bias", () => dy.SumBatch());
            g.ToParameter("weight", () => (dy * normalized).SumBatch());
        }

        g.ToInput(0, () =>
        {
            string scope = g.Builder.Scope;
            Value inner = IsAffine ? (dy * g.Parameter("weight")).Named(scope + ".scaled") : dy;
            Value mean = Mean(inner, scope + ".average");
            Value projected = Mean(inner * normalized, scope + ".projected");
            return ((inner - Spread(mean, inner) - normalized * Spread(projected, inner)) * scale).Image(g.Input.Type.Shape);
        });
    }

    /// <summary>The normalised rows, and 1/√(v + ε) of each channel of each example.</summary>
    private (Value Value, Value Scale) Normalized(ProgramBuilder g, Value input)
    {
        Value x = input.Positions();
        Value centred = (x - Spread(Mean(x, g.Scope + ".mean"), x)).Named(g.Scope + ".centred");
        Value variance = Mean(centred * centred, g.Scope + ".variance");
        Value scale = Spread(variance.Map(v => 1 / Sqrt(v + Epsilon)).Named(g.Scope + ".scale"), x);
        return ((centred * scale).Named(g.Scope + ".normalized"), scale);
    }

    /// <summary>The mean of each group: <c>[B·P, C] → [B, groups]</c>.</summary>
    private Value Mean(Value rows, string name)
    {
        int together = rows.Type.Count / GroupsOf(rows.Type.Shape);
        Value sum = rows.Builder.Reduce(Reduction.Sum, ReducedAxes.Positions, rows);

        if (together > 1)
            sum = rows.Builder.ReduceAxis(Reduction.Sum, together, 1, sum, Shape.Vector(GroupsOf(rows.Type.Shape)));

        return sum.Map(total => total / (together * rows.Type.Positions)).Named(name);
    }

    /// <summary>What a group has one of, for each of its channels: <c>[B, groups] → [B, C]</c>.</summary>
    private static Value Spread(Value groups, Value rows) =>
        groups.Type.Count == rows.Type.Count ? groups : rows.Builder.ExpandAxis(rows.Type.Count / groups.Type.Count, 1, groups, rows.Type.Shape);

    private int GroupsOf(Shape x) => Groups == 0 ? x.Axes[0] : Groups;
}
