using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>‖g‖ and the penalty of all parts, and by how much the step is clipped: one group, each thread every so-manieth part.</summary>
internal static class NormKernel
{
    public const int Threads = 64;

    public static void Run(Arguments a)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(Threads);
        float largest = 0f, squares = 0f, penalty = 0f;

        for (int i = Group.IdxX; i < a.Parts; i += Threads)
        {
            largest = XMath.Max(largest, a.Largest[i]);
            penalty += a.Penalties[i];
        }

        largest = GroupReduction.Max(shared, Group.IdxX, Threads, largest);
        float unit = largest > 0f ? 1f / largest : 0f;

        for (int i = Group.IdxX; i < a.Parts; i += Threads)
            squares += a.Squares[i] * (a.Largest[i] * unit) * (a.Largest[i] * unit);

        squares = GroupReduction.Sum(shared, Group.IdxX, Threads, squares);
        penalty = GroupReduction.Sum(shared, Group.IdxX, Threads, penalty);

        if (Group.IdxX != 0)
            return;

        // Nothing that is no number, or infinite, is at most the largest number.
        float norm = largest * XMath.Sqrt(squares);
        int isFinite = norm <= float.MaxValue && XMath.Abs(a.Loss[0]) <= float.MaxValue ? 1 : 0;
        a.Report[0] = norm;
        a.Report[1] = penalty;
        a.Clip[0] = a.Watches != 0 && isFinite == 0 ? -1f : norm > a.Limit ? a.Limit / norm : 1f;
    }

    internal struct Arguments
    {
        public ArrayView<float> Largest, Squares, Penalties, Loss, Report, Clip;
        public float Limit;
        public int Parts, Watches;
    }
}
