using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Pool
{
    /// <summary>What a sum is divided by.</summary>
    private interface IDivide
    {
        /// <summary>The rows of a window that count.</summary>
        static abstract int Rows(in Window window, Border border, int oh);

        /// <summary>The positions of a window that count, at least 1.</summary>
        static abstract float Count(in Window window, Border border, int rows, int ow);

        static abstract V By<V>(V sum, float count) where V : struct, ILanes<V>;
    }

    private readonly struct Undivided : IDivide
    {
        public static int Rows(in Window window, Border border, int oh) => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Count(in Window window, Border border, int rows, int ow) => 1f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V By<V>(V sum, float count) where V : struct, ILanes<V> => sum;
    }

    private readonly struct Divided : IDivide
    {
        public static int Rows(in Window window, Border border, int oh) =>
            Within(window.FirstRow(oh), window.DilationHeight, window.KernelHeight, -border.Top, window.Height + border.Bottom);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Count(in Window window, Border border, int rows, int ow) =>
            Math.Max(rows * Within(window.FirstColumn(ow), window.DilationWidth, window.KernelWidth, -border.Left, window.Width + border.Right), 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V By<V>(V sum, float count) where V : struct, ILanes<V> => sum / count;

        /// <summary>How many of first, first + step, … are from <paramref name="low"/> to <paramref name="high"/> − 1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int Within(int first, int step, int count, int low, int high)
        {
            int start = first >= low ? 0 : step == 1 ? low - first : (low - first + step - 1) / step;
            int end = first >= high ? 0 : step == 1 ? high - first : (high - first + step - 1) / step;

            return Math.Max(Math.Min(end, count) - start, 0);
        }
    }
}
