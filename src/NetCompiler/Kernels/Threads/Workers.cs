using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// The threads that compute. There is one set for the whole process, made when first asked for; the calling thread is worker 0 and the
/// others stay ready between runs. How work is split never depends on timing, so results do not depend on the number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Workers
{
    private static readonly Pool Pool = new();

    /// <summary>Processors that this process may use, by its affinity and by the limits of its container.</summary>
    public static int Available => Environment.ProcessorCount;

    /// <summary>
    /// Runs <paramref name="work"/> on <paramref name="threads"/> workers, the calling thread being the first, and returns when all are done.
    /// Allocates nothing once the threads exist. While another run is under way, or inside one, the caller does all of the work alone.
    /// </summary>
    /// <param name="work">What to do; called once per worker.</param>
    /// <param name="threads">How many workers, at least 1. More than <see cref="Available"/> is allowed and slower.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    /// <exception cref="Exception">Whatever the first worker to fail has thrown; the others are released from their barriers first.</exception>
    public static void Run(IWork work, int threads)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);

        Pool.Run(work, threads);
    }
}
