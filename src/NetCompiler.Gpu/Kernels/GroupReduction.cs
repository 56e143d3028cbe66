using System.ComponentModel;
using ILGPU;
using ILGPU.Algorithms;

namespace NetCompiler.Gpu;

/// <summary>
/// What all threads of a small group have together. Each thread reads what the others left in shared memory, all of them the same element at a time: two barriers,
/// where a tree has one a level. The order of additions is that of the threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupReduction
{
    /// <summary>Σ of what the threads have; every thread gets it.</summary>
    /// <param name="shared">As many floats as there are threads.</param>
    /// <param name="thread">Which this is.</param>
    /// <param name="threads">How many there are.</param>
    /// <param name="value">What this one has.</param>
    public static float Sum(ArrayView<float> shared, int thread, int threads, float value)
    {
        shared[thread] = value;
        Group.Barrier();
        float sum = shared[0];

        for (int i = 1; i < threads; i++)
            sum += shared[i];

        Group.Barrier();
        return sum;
    }

    /// <summary>Σ of what the threads of a column have; all of them get it.</summary>
    /// <param name="shared">As many floats as there are threads.</param>
    /// <param name="column">Which column this thread has.</param>
    /// <param name="columns">How many there are.</param>
    /// <param name="lane">Which of its threads this is.</param>
    /// <param name="lanes">How many it has.</param>
    /// <param name="value">What this one has.</param>
    public static float SumOfColumn(ArrayView<float> shared, int column, int columns, int lane, int lanes, float value)
    {
        shared[lane * columns + column] = value;
        Group.Barrier();
        float sum = shared[column];

        for (int i = 1; i < lanes; i++)
            sum += shared[i * columns + column];

        Group.Barrier();
        return sum;
    }

    /// <summary>The largest of what the threads have; every thread gets it.</summary>
    /// <inheritdoc cref="Sum"/>
    public static float Max(ArrayView<float> shared, int thread, int threads, float value)
    {
        shared[thread] = value;
        Group.Barrier();
        float max = shared[0];

        for (int i = 1; i < threads; i++)
            max = XMath.Max(max, shared[i]);

        Group.Barrier();
        return max;
    }
}
