using ILGPU;

namespace NetCompiler.Gpu;

/// <summary>Gradients of several batches: s ← keep·s + g, or s ← g at first.</summary>
internal static class AccumulateKernel
{
    public const int Threads = 256;

    public static void Run(Arguments a)
    {
        int i = Grid.IdxX * Threads + Group.IdxX;
        if (i < a.Count)
            a.Sum[i] = a.Keep == 0f ? a.G[i] : a.Keep * a.Sum[i] + a.G[i];
    }

    internal struct Arguments
    {
        public ArrayView<float> Sum, G;
        public float Keep;
        public int Count;
    }
}
