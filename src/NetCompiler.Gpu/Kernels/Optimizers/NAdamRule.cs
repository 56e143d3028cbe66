using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>The step of <see cref="NAdam"/>.</summary>
internal static class NAdamRule
{
    /// <summary>m ← m + (1 − β₁)·(g − m), v ← β₂·v + (1 − β₂)·g², w ← w + (ofGradient·g + ofMean·m) / (√v·root + ε)</summary>
    public static void Move(Arguments a)
    {
        int i = Moved.Index;
        if (!Moved.Has(a.Moved, i))
            return;

        float g = Moved.DecayedGradient(a.Moved, i), m = a.M[i];
        m = Moved.Flush(m + (1f - a.Beta1) * (g - m));
        a.M[i] = m;
        float v = Moved.Flush(g * (1f - a.Beta2) * g + a.V[i] * a.Beta2);
        a.V[i] = v;
        a.Moved.W[i] = Moved.Flush(a.Moved.W[i] + (a.OfMean * m + g * a.OfGradient) / (XMath.Sqrt(v) * a.Root + a.Epsilon));
    }

    internal struct Arguments
    {
        public Moved Moved;
        public ArrayView<float> M, V;
        public float OfGradient, OfMean, Root, Beta1, Beta2, Epsilon;
    }
}
