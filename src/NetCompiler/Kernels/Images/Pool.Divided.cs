using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Pool
{
    /// <summary>What a sum is divided by.</summary>
    private interface IDivide
    {
        /// <summary>The positions of a window that count, at least 1: as many for all windows of a patch.</summary>
        float Count(in Patch patch);

        static abstract V By<V>(V sum, float count) where V : struct, ILanes<V>;
    }

    private readonly struct Undivided : IDivide
    {
        public float Count(in Patch patch) => 1f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V By<V>(V sum, float count) where V : struct, ILanes<V> => sum;
    }

    private readonly struct Divided(in Window window, Border border) : IDivide
    {
        private readonly Window _window = window;

        public float Count(in Patch patch)
        {
            int rows = Within(_window.FirstRow(patch.Oh), _window.DilationHeight, _window.KernelHeight, -border.Top, _window.Height + border.Bottom);
            int columns = Within(_window.FirstColumn(patch.Ow), _window.DilationWidth, _window.KernelWidth, -border.Left, _window.Width + border.Right);

            return Math.Max(rows * columns, 1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V By<V>(V sum, float count) where V : struct, ILanes<V> => sum / count;

        /// <summary>How many of first, first + step, … are from <paramref name="low"/> to <paramref name="high"/> − 1.</summary>
        private static int Within(int first, int step, int count, int low, int high)
        {
            int start = first >= low ? 0 : (low - first + step - 1) / step;
            int end = first >= high ? 0 : (high - first + step - 1) / step;

            return Math.Max(Math.Min(end, count) - start, 0);
        }
    }
}
