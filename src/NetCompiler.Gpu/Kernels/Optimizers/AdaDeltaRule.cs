using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>The step of <see cref="AdaDelta"/>.</summary>
internal static class AdaDeltaRule
{
    /// <summary>s ← ρ·s + (1 − ρ)·g², Δ = √(u + ε) / √(s + ε) · g, u ← ρ·u + (1 − ρ)·Δ², w ← w − η·Δ</summary>
    public static void Move(Arguments a)
    {
        int i = Moved.Index;
        if (!Moved.Has(a.Moved, i))
            return;

        float g = Moved.DecayedGradient(a.Moved, i), s = Moved.Flush(g * (1f - a.Rho) * g + a.Square[i] * a.Rho), u = a.Moves[i];
        a.Square[i] = s;
        float move = XMath.Sqrt(u + a.Epsilon) / XMath.Sqrt(s + a.Epsilon) * g;
        a.Moves[i] = Moved.Flush(move * (1f - a.Rho) * move + u * a.Rho);
        a.Moved.W[i] = Moved.Flush(a.Moved.W[i] - a.Moved.Rate * move);
    }

    internal struct Arguments
    {
        public Moved Moved;
        public ArrayView<float> Square, Moves;
        public float Rho, Epsilon;
    }
}
