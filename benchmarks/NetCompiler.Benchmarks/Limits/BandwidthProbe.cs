using System;
using System.Collections.Generic;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Limits;

/// <summary>The triad a ← b + s·c, each thread on arrays of its own.</summary>
internal static class BandwidthProbe
{
    private const int Stream = 12;    // bytes per element

    /// <summary>Floats in each of a thread's three arrays, sized for a second level of 1 MB or more and a third level of 16 MB or more.</summary>
    private static readonly (string Level, int Floats)[] Levels = [("L2", 48 * 1024), ("L3", 512 * 1024), ("memory", 24 * 1024 * 1024)];

    /// <summary>The bandwidth of each level.</summary>
    public static IEnumerable<Bandwidth> Measure(int threads)
    {
        foreach ((string level, int floats) in Levels)
        {
            int turns = Math.Max(8 * 1024 * 1024 / floats, 1);
            var arrays = new Triad[threads];

            for (int i = 0; i < threads; i++)
                arrays[i] = new Triad(floats);

            Together triad = new(threads, share =>
            {
                for (int turn = 0; turn < turns; turn++)
                    arrays[share.Index].Run();
            });
            double seconds = triad.Best(rounds: 12);

            yield return new Bandwidth(level, threads, (double)Stream * floats * turns * threads / seconds / 1e9);
        }
    }

    private sealed class Triad(int floats)
    {
        private readonly Arena _a = new(floats), _b = new(floats), _c = new(floats);

        public void Run() => Loop.Columns(new Part(0, floats), new Map(Memory.Row(_a), Memory.Row(_b), Memory.Row(_c)));
    }

    private readonly struct Map(Row a, Row b, Row c) : IMap
    {
        public void At<V>(int row, int column) where V : struct, ILanes<V> =>
            a.Store(column, V.FusedMultiplyAdd(V.Of(0.5f), c.Load<V>(column), b.Load<V>(column)));
    }
}
