using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>
/// What happens to gradients before anything moves, on a stretch of them: means are made of sums, penalties are added, values clipped. Each group leaves the largest gradient of its
/// part, the sum of squares over that one's, which no float is too small for, and what the part adds to the penalty.
/// </summary>
internal static class RefineKernel
{
    public const int Threads = 64, PartOfGroup = 1024;

    /// <summary>g ← limit(scale·g + λ₂·w + λ₁·sign(w)); m = max |g|, Σ (g/m)², Σ λ₁·|w| + ½·λ₂·w²</summary>
    public static void Run(Arguments a)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(Threads);
        float largest = 0f, squares = 0f, penalty = 0f;
        int first = Grid.IdxX * PartOfGroup;

        for (int i = first + Group.IdxX; i < first + PartOfGroup && i < a.Count; i += Threads)
        {
            float w = a.W[i], sign = w > 0f ? 1f : w < 0f ? -1f : 0f;
            penalty += a.L1 * XMath.Abs(w) + 0.5f * a.L2 * w * w;

            if (a.Columns > 0 && a.Used[i / a.Columns] == 0f)    // the gradient of a row that no example used stays 0, whatever penalty there is
                continue;

            float g = Limit(a.Scale * a.G[i] + a.L2 * w + a.L1 * sign, a.Limit);
            a.G[i] = g;
            largest = XMath.Max(largest, Magnitude(g));
        }

        largest = GroupReduction.Max(shared, Group.IdxX, Threads, largest);
        float unit = largest > 0f ? 1f / largest : 0f;

        for (int i = first + Group.IdxX; i < first + PartOfGroup && i < a.Count; i += Threads)
            squares += a.G[i] * unit * (a.G[i] * unit);

        squares = GroupReduction.Sum(shared, Group.IdxX, Threads, squares);
        penalty = GroupReduction.Sum(shared, Group.IdxX, Threads, penalty);

        if (Group.IdxX == 0)
        {
            a.Largest[Grid.IdxX] = largest;
            a.Squares[Grid.IdxX] = squares;
            a.Penalties[Grid.IdxX] = penalty;
        }
    }

    /// <summary>What is no number stays so.</summary>
    private static float Limit(float g, float limit) => g > limit ? limit : g < -limit ? -limit : g;

    /// <summary>∞ for what is no number, which a maximum might pass over.</summary>
    private static float Magnitude(float g) => XMath.Abs(g) <= float.MaxValue ? XMath.Abs(g) : float.PositiveInfinity;

    internal struct Arguments
    {
        public ArrayView<float> W, G, Used, Largest, Squares, Penalties;
        public float Scale, L1, L2, Limit;
        public int Count, Columns;
    }
}
