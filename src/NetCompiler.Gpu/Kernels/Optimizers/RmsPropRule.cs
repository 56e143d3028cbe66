using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>The step of <see cref="RmsProp"/>. A memory that it does not have is not touched.</summary>
internal static class RmsPropRule
{
    /// <summary>s ← α·s + (1 − α)·g², centred m ← α·m + (1 − α)·g and s − m² for s; r = g / (√s + ε), with momentum v ← μ·v + r for it; w ← w − η·r</summary>
    public static void Move(Arguments a)
    {
        int i = Moved.Index;
        if (!Moved.Has(a.Moved, i))
            return;

        float g = Moved.DecayedGradient(a.Moved, i), s = Moved.Flush(g * (1f - a.Alpha) * g + a.Square[i] * a.Alpha);
        a.Square[i] = s;

        if (a.IsCentered != 0)
        {
            float m = (1f - a.Alpha) * g + a.Mean[i] * a.Alpha;
            m = XMath.Abs(m) < 1e-17f ? 0f : m;
            a.Mean[i] = m;
            s = XMath.Max(s - m * m, 0f);
        }

        float move = g / (XMath.Sqrt(s) + a.Epsilon);

        if (a.Momentum != 0f)
        {
            move = Moved.Flush(a.Momentum * a.Velocity[i] + move);
            a.Velocity[i] = move;
        }

        a.Moved.W[i] = Moved.Flush(a.Moved.W[i] - a.Moved.Rate * move);
    }

    internal struct Arguments
    {
        public Moved Moved;
        public ArrayView<float> Square, Mean, Velocity;
        public float Alpha, Epsilon, Momentum;
        public int IsCentered;
    }
}
