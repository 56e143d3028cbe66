using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>The step of <see cref="Adam"/> and <see cref="AdamW"/>, and of AMSGrad, for which the largest square so far stands for the square.</summary>
internal static class MomentsRule
{
    /// <summary>m ← m + (1 − β₁)·(g − m), v ← β₂·v + (1 − β₂)·g², w ← keep·w + step·m / (√(v + inside)·root + outside)</summary>
    public static void Move(Arguments a)
    {
        int i = Moved.Index;
        if (!Moved.Has(a.Moved, i))
            return;

        float w = a.Moved.W[i], g = Moved.DecayedGradient(a.Moved, i), m = a.M[i];
        m = Moved.Flush(m + a.OfGradient * (g - m));
        a.M[i] = m;
        float v = Moved.Flush(a.V[i] * a.Beta2 + g * a.OfSquare * g);
        a.V[i] = v;

        if (a.HasLargest != 0)
        {
            v = XMath.Max(a.Largest[i], v);
            a.Largest[i] = v;
        }

        a.Moved.W[i] = Moved.Flush(w * a.Keep + a.Step * (m / (XMath.Sqrt(v + a.Inside) * a.Root + a.Outside)));
    }

    internal struct Arguments
    {
        public Moved Moved;
        public ArrayView<float> M, V, Largest;
        public float OfGradient, Beta2, OfSquare, Root, Inside, Outside, Step, Keep;
        public int HasLargest;
    }
}
