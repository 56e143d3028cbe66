using System.Linq;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// Attention of every head, and what it gives back: <c>P = softmax S</c> along the keys, <c>y = P·v</c>, with scores <c>S = scale·q·kᵀ</c>, or <c>S[t, s] = w·tanh(q[t] + k[s])</c> of one head. Operands are q <c>[B·T, heads·n]</c>, k <c>[B·S, heads·n]</c> and
/// v <c>[B·S, heads·m]</c>; the mask <c>[B, S]</c> and the random numbers <c>[B·T, heads·S]</c> of what is dropped, where there are any, and w <c>[n]</c>; backward also what the forward pass gave, and ∂L/∂y.
/// </summary>
/// <param name="Heads">How many stand side by side in a row.</param>
/// <param name="IsCausal">Whether query t sees keys 0 … t only.</param>
/// <param name="Scale">Of the products.</param>
/// <param name="Rate">Which share of the probabilities is dropped; the others are multiplied by 1/(1 − rate).</param>
/// <param name="IsMasked">Whether keys are hidden where a mask is 0.</param>
/// <param name="Form">What is computed.</param>
internal sealed record Attend(int Heads, bool IsCausal, double Scale, double Rate, bool IsMasked, AttendForm Form) : Primitive
{
    /// <summary>Whether scores are sums of hyperbolic tangents.</summary>
    public bool IsAdditive { get; init; }

    public bool IsRandom => Rate > 0;

    public override string Noun() => Form is AttendForm.Outputs ? "attended" : "attention";

    /// <summary>The position of the random numbers among the operands.</summary>
    public int RandomAt => IsMasked ? 4 : 3;

    /// <summary>The position of w.</summary>
    public int WeightsAt => RandomAt + (IsRandom ? 1 : 0);

    /// <summary>The position of what the forward pass gave; ∂L/∂y is behind it.</summary>
    public int OutputAt => WeightsAt + (IsAdditive ? 1 : 0);

    public bool HasItsType(TensorType result, TensorType[] operands)
    {
        (TensorType q, TensorType k, TensorType v) = (operands[0], operands[1], operands[2]);
        TensorType y = TensorType.At(q.Positions, Shape.Vector(v.Count)), packed = y.Of(Shape.Vector(v.Count + Heads));

        return operands.Length == OutputAt + (Form is AttendForm.Outputs ? 0 : 2)
            && operands.Take(WeightsAt).All(o => o is { PerExample: true, Shape.Rank: 1 })
            && (!IsAdditive || Heads == 1 && operands[WeightsAt] == TensorType.Shared(q.Shape))
            && q.Count == k.Count && k.Positions == v.Positions && q.Count % Heads == 0 && v.Count % Heads == 0
            && (!IsMasked || operands[3] == TensorType.Each(Shape.Vector(k.Positions)))
            && (!IsRandom || operands[RandomAt] == q.Of(Shape.Vector(Heads * k.Positions)))
            && (Form is AttendForm.Outputs || operands[OutputAt] == packed && operands[OutputAt + 1] == y)
            && (Form is not AttendForm.All || q.Positions == k.Positions && !IsAdditive)
            && result == Form switch
            {
                AttendForm.Outputs => packed,
                AttendForm.Queries => IsAdditive ? q.Of(Shape.Vector(2 * q.Count)) : q,
                AttendForm.All => q.Of(Shape.Vector(q.Count + k.Count + v.Count)),
                _ => k.Of(Shape.Vector(k.Count + v.Count)),
            };
    }
}

internal enum AttendForm
{
    /// <summary>y, and behind it log Σ exp of each head's scores, from which the backward pass computes probabilities again: <c>[B·T, heads·m + heads]</c>.</summary>
    Outputs,

    /// <summary>∂L/∂q, ∂L/∂k and ∂L/∂v side by side, where there are as many queries as keys.</summary>
    All,

    /// <summary>∂L/∂q, and behind it what each query adds to ∂L/∂w, if there is one.</summary>
    Queries,

    /// <summary>∂L/∂k and ∂L/∂v side by side.</summary>
    Keys,
}
