using System;

namespace NetCompiler;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019), as PyTorch computes it.
/// <code>
/// w ← w − η·λ·w
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// w ← w − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
/// </code>
/// </summary>
public sealed class AdamW : AdaptiveMoments
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="learningRate">η; positive.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="epsilon">ε; positive.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <param name="epsilonPlacement">Where ε stands; outside the root of the corrected square by default.</param>
    /// <param name="amsGrad">Whether the largest v so far stands for v in the last line.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public AdamW(
        float learningRate = 1e-3f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0.01f,
        EpsilonPlacement epsilonPlacement = EpsilonPlacement.AfterRoot, bool amsGrad = false)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, epsilonPlacement, amsGrad)
    {
    }

    private protected override bool DecayIsDecoupled => true;
}
