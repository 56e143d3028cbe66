using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>The step of <see cref="AdaGrad"/>.</summary>
internal static class AdaGradRule
{
    /// <summary>s ← s + g², w ← w − η·g / (√(s + s₀) + ε)</summary>
    public static void Move(Arguments a)
    {
        int i = Moved.Index;
        if (!Moved.Has(a.Moved, i))
            return;

        float g = Moved.DecayedGradient(a.Moved, i), s = Moved.Flush(g * g + a.Sum[i]);
        a.Sum[i] = s;
        a.Moved.W[i] = Moved.Flush(a.Moved.W[i] - a.Moved.Rate * (g / (XMath.Sqrt(s + a.Initial) + a.Epsilon)));
    }

    internal struct Arguments
    {
        public Moved Moved;
        public ArrayView<float> Sum;
        public float Initial, Epsilon;
    }
}
