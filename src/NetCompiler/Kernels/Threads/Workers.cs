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
    private static readonly Crew Crew = new();

    /// <summary>Processors that this process may use, by its affinity and by the limits of its container.</summary>
    public static int Available => Environment.ProcessorCount;

    /// <summary>
    /// Multiply-adds that a worker must have for its help to be quicker than its waking, its waiting and the fetching of what others have computed. Where two threads
    /// start to gain was measured with networks from 2-16-16-1 to 784-512-128-10.
    /// </summary>
    internal const long LeastWork = 3_500_000;

    /// <summary>Whether as many workers run as may, even for nothing: so do tests, whose networks have little to share, by a switch in runtimeconfig.json.</summary>
    private static readonly bool Always = AppContext.TryGetSwitch("NetCompiler.AlwaysShare", out bool always) && always;

    /// <summary>
    /// How many workers to give so many multiply-adds: as many as have <paramref name="least"/> to do, but at most <paramref name="threads"/>. Nor more than there are
    /// processors: they would take turns, and each read all weights again.
    /// </summary>
    internal static int For(long work, int threads, long least) =>
        Always ? threads : Enough(work, Math.Min(threads, Available), least);

    internal static int Enough(long work, int threads, long least) => (int)Math.Clamp(work / least, 1, threads);

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

        Crew.Run(work, threads);
    }
}
