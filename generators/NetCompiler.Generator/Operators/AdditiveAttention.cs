using System;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Attention whose scores are sums of hyperbolic tangents (Bahdanau et al. 2015), of queries and keys that are projected already.
/// <code>
/// S[t, s] = w·tanh(q[t] + k[s])        P  = softmax S along the keys        y = P·v        h = tanh(q[t] + k[s])
/// dv = Pᵀ·dy    dP = dy·vᵀ    dS = P·(dP − Σ dy·y)    dq = Σ dS·w·(1 − h²) over s    dk = Σ dS·w·(1 − h²) over t    dw = Σ dS·h
/// </code>
/// </summary>
internal sealed record AdditiveAttention : Attentive
{
    public override string Title => "additive attention";

    public override string Declared => "AdditiveAttention";

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
        [new("weight", Shape.Vector(inputs[0].Axes.Last()), ParameterLayout.Vector, new Initializer(InitializerKind.Normal, 1 / Math.Sqrt(inputs[0].Axes.Last())))];

    protected override Attend Outputs(Lowering g, int features) => new(Heads: 1, IsCausal: false, Scale: 1, Rate: 0, IsMasked: false, AttendForm.Outputs) { IsAdditive = true };
}
