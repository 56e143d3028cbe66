using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>What the rules of all optimizers are given: a stretch of the parameters, their gradients, and by how much those are clipped.</summary>
internal struct Moved
{
    public const int Threads = 256;

    public ArrayView<float> W, G, Clip, Used;
    public float Rate, Decay;
    public int Count, Columns;

    /// <summary>The element of the calling thread.</summary>
    public static int Index => Grid.IdxX * Threads + Group.IdxX;

    /// <summary>
    /// Whether an element is there, and moves: a negative factor says that a gradient is not finite and somebody watches; of a sparse table, which has columns, the rows move that the batch used.
    /// </summary>
    public static bool Has(Moved a, int i) => i < a.Count && a.Clip[0] >= 0f && (a.Columns == 0 || a.Used[i / a.Columns] != 0f);

    /// <summary>Its gradient after clipping; 0 below 10⁻¹⁷, because it is to be squared.</summary>
    public static float Gradient(Moved a, int i)
    {
        float g = a.G[i] * a.Clip[0];
        return XMath.Abs(g) < 1e-17f ? 0f : g;
    }

    /// <summary>The same with λ·w.</summary>
    public static float DecayedGradient(Moved a, int i) => Gradient(a, i) + a.Decay * a.W[i];

    /// <summary>0 below 10⁻³⁰: what shrinks by a factor each step ends there.</summary>
    public static float Flush(float m) => XMath.Abs(m) < 1e-30f ? 0f : m;
}
