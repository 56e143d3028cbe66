using System.ComponentModel;
using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>What all threads of a group have together, by a tree in shared memory: the same order of additions on every device.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupReduction
{
    /// <summary>Σ of what the threads have; every thread gets it.</summary>
    /// <param name="shared">As many floats as there are threads.</param>
    /// <param name="thread">Which this is.</param>
    /// <param name="threads">How many there are: a power of two.</param>
    /// <param name="value">What this one has.</param>
    public static float Sum(ArrayView<float> shared, int thread, int threads, float value)
    {
        shared[thread] = value;
        Group.Barrier();

        for (int half = threads / 2; half > 0; half /= 2)
        {
            if (thread < half)
                shared[thread] += shared[thread + half];
            Group.Barrier();
        }

        float sum = shared[0];
        Group.Barrier();
        return sum;
    }

    /// <summary>The largest of what the threads have; every thread gets it.</summary>
    public static float Max(ArrayView<float> shared, int thread, int threads, float value)
    {
        shared[thread] = value;
        Group.Barrier();

        for (int half = threads / 2; half > 0; half /= 2)
        {
            if (thread < half)
                shared[thread] = XMath.Max(shared[thread], shared[thread + half]);
            Group.Barrier();
        }

        float max = shared[0];
        Group.Barrier();
        return max;
    }
}
