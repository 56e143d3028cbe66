using ILGPU;

namespace NetCompiler.Gpu;

/// <summary>The step of <see cref="Sgd"/>.</summary>
internal static class SgdRule
{
    /// <summary>w ← w − η·(g + λ·w)</summary>
    public static void Plain(Moved a)
    {
        int i = Moved.Index;
        if (Moved.Has(a, i))
            a.W[i] = Moved.Flush(a.W[i] - a.Rate * Moved.DecayedGradient(a, i));
    }

    /// <summary>v ← μ·v + g + λ·w; w ← w − η·v, or ahead of it w ← w − η·(g + λ·w + μ·v)</summary>
    public static void Velocity(Arguments a)
    {
        int i = Moved.Index;
        if (!Moved.Has(a.Moved, i))
            return;

        float g = Moved.DecayedGradient(a.Moved, i), v = Moved.Flush(a.Momentum * a.V[i] + g);
        a.V[i] = v;
        a.Moved.W[i] = Moved.Flush(a.Moved.W[i] - a.Moved.Rate * (a.IsAhead != 0 ? g + a.Momentum * v : v));
    }

    internal struct Arguments
    {
        public Moved Moved;
        public ArrayView<float> V;
        public float Momentum;
        public int IsAhead;
    }
}
