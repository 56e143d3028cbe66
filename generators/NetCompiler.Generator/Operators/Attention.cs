using System;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Scaled dot-product attention (Vaswani et al. 2017) of h heads, which stand side by side in the features.
/// <code>
/// P  = softmax(scale·q·kᵀ) along the keys        y = P·v
/// dv = Pᵀ·dy    dP = dy·vᵀ    dS = P·(dP − Σ dy·y)    dq = scale·dS·k    dk = scale·dSᵀ·q
/// </code>
/// </summary>
/// <param name="Heads">h.</param>
/// <param name="IsCausal">Whether step t sees keys 0 … t only.</param>
/// <param name="Scale">0 for 1/√(features of a head).</param>
/// <param name="Rate">Which share of P is dropped in training.</param>
internal sealed record Attention(int Heads, bool IsCausal, double Scale, double Rate) : Attentive
{
    public override string Title => "attention";

    public override string Declared => "Attention";

    public override bool IsRandom => Rate > 0;

    protected override ShapeProblem? Problem(Shape q, Shape k, Shape v) =>
        k.Axes[1] % Heads != 0 || v.Axes[1] % Heads != 0 ? ShapeFindings.Heads(Heads, k.Axes[1], v.Axes[1])
        : q.Rank == 1 && (IsCausal || Rate > 0) ? ShapeFindings.SingleQuery(IsCausal ? "causal" : "dropout")
        : null;

    protected override Attend Outputs(Lowering g, int features) =>
        new(Heads, IsCausal, Scale > 0 ? Scale : 1 / Math.Sqrt(features / Heads), g.Training ? Rate : 0, IsMasked: false, AttendForm.Outputs);
}
