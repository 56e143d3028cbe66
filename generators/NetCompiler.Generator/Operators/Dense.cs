using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Fully connected layer.
/// <code>
/// y  = x·Wᵀ + b          x: [B, n]   W: [units, n]   b: [units]   y: [B, units]
/// dx = dy·W    dW = dyᵀ·x    db = Σ dy over B
/// </code>
/// Over a sequence <c>[T, n]</c> it is applied at every step, with the same weights.
/// </summary>
internal sealed record Dense(int Units, bool HasBias, Initializer Initializer) : Operator
{
    public override string Title => "dense";

    public override string Declared => $"Dense({Units})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 1 ? Shape.Vector(Units)
            : inputs[0].Rank == 2 ? inputs[0].WithAxis(1, Units)
            : ShapeFindings.NeedsVectorProblem(Declared, inputs[0]).GoingOnWith(Shape.Vector(Units));

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs)
    {
        ParameterSpec weight = new("weight", new Shape([Units, inputs[0].Rank == 2 ? inputs[0].Axes[1] : inputs[0].Count]), ParameterLayout.Panels, Initializer);
        ParameterSpec bias = new("bias", Shape.Vector(Units), ParameterLayout.Vector, Initializer.Zeros);
        return HasBias ? [weight, bias] : [weight];
    }

    public override Value Lower(Lowering g)
    {
        Value product = g.Builder.Contract("bi", "oi", "bo", g.Input.Rows(), g.Parameter("weight"));
        Value result = HasBias ? product + g.Parameter("bias") : product;
        return result.Named(g.Builder.Scope).OfRows(g.Input.Type.Shape.WithAxis(g.Input.Type.Shape.Rank - 1, Units));
    }

    public override void Differentiate(Adjoints g)
    {
        g.ToInput(0, () => g.Builder.Contract("bo", "oi", "bi", g.Gradient.Rows(), g.Parameter("weight")).OfRows(g.Input.Type.Shape));
        g.ToParameter("weight", () => g.Builder.Contract("bo", "bi", "oi", g.Gradient.Rows(), g.Input.Rows()));

        if (HasBias)
            g.ToParameter("bias", () => g.Gradient.Rows().SumBatch());
    }
}
