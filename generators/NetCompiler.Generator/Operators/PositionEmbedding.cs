using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A learned vector for each position in a sequence, added to what stands there.
/// <code>
/// y[t] = x[t] + W[t]          x, y, W: [T, n]
/// dx = dy    dW = Σ dy over B
/// </code>
/// </summary>
internal sealed record PositionEmbedding(Initializer Initializer) : Operator
{
    public override string Title => "position embedding";

    public override string Declared => "PositionEmbedding";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 2 ? inputs[0] : ShapeFindings.NeedsSequence(Declared, inputs[0]).GoingOnWith(inputs[0]);

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) => [new("weight", inputs[0], ParameterLayout.Vector, Initializer)];

    public override Value Lower(Lowering g) => g.Input.WithPositions(g.Parameter("weight"));

    public override void Differentiate(Adjoints g)
    {
        g.ToInput(0, () => g.Gradient);
        g.ToParameter("weight", () => g.Gradient.SumBatch());
    }
}
