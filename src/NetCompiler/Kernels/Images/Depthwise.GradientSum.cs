using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Depthwise
{
    /// <summary>What is summed for each weight.</summary>
    private readonly struct GradientSum(in Window window, Rows x, Rows dy, Row gradient, int stride, Part* seeing)
    {
        public Window Window { get; } = window;

        public int XStride { get; } = x.Stride;

        public int DyStride { get; } = dy.Stride;

        /// <summary>The sums of a tap.</summary>
        public float* Sums(int i, int j) => gradient.Pointer + ((nint)i * Window.KernelWidth + j) * stride;

        /// <summary>The columns of the result that see the image at a column of taps.</summary>
        public Part Seeing(int j) => seeing[j];

        /// <summary>A row of the result, and the row of the image that it sees at a row of taps; false if there is none.</summary>
        public bool Sees(int example, int oh, int i, out float* image, out float* result)
        {
            int h = Window.FirstRow(oh) + i * Window.DilationHeight;
            image = x.Pointer((example * Window.Height + h) * Window.Width);
            result = dy.Pointer((example * Window.OutHeight + oh) * Window.OutWidth);

            return (uint)h < (uint)Window.Height;
        }
    }

    /// <summary>Three neighbouring taps of one row and two registers of channels: six sums are under way at once.</summary>
    [MethodImpl(Compiled)]
    private static void AddThreePairs<V>(in GradientSum sum, int example, Part lines, int i, int j, int place) where V : struct, ILanes<V>
    {
        Part first = sum.Seeing(j), second = sum.Seeing(j + 1), third = sum.Seeing(j + 2), all = Common(first, second, third);
        float* a = sum.Sums(i, j), b = sum.Sums(i, j + 1), c = sum.Sums(i, j + 2);
        V left1 = V.Load(a, 0, place), left2 = V.Load(b, 0, place), left3 = V.Load(c, 0, place);
        V right1 = V.Load(a, V.Width, place), right2 = V.Load(b, V.Width, place), right3 = V.Load(c, V.Width, place);
        nint apart = (nint)sum.Window.DilationWidth * sum.XStride, step = (nint)sum.Window.StrideWidth * sum.XStride, dyStep = sum.DyStride;
        nint from = (j * sum.Window.DilationWidth - sum.Window.Left) * (nint)sum.XStride;

        for (int oh = lines.Start; oh < lines.End; oh++)
        {
            if (!sum.Sees(example, oh, i, out float* image, out float* result))
                continue;

            image += from;
            left1 = Along(left1, image, step, result, dyStep, new(first.Start, Math.Min(first.End, all.Start)), place);
            left2 = Along(left2, image + apart, step, result, dyStep, new(second.Start, Math.Min(second.End, all.Start)), place);
            left3 = Along(left3, image + 2 * apart, step, result, dyStep, new(third.Start, Math.Min(third.End, all.Start)), place);
            right1 = Along(right1, image + V.Width, step, result + V.Width, dyStep, new(first.Start, Math.Min(first.End, all.Start)), place);
            right2 = Along(right2, image + V.Width + apart, step, result + V.Width, dyStep, new(second.Start, Math.Min(second.End, all.Start)), place);
            right3 = Along(right3, image + V.Width + 2 * apart, step, result + V.Width, dyStep, new(third.Start, Math.Min(third.End, all.Start)), place);
            float* x = image + all.Start * step, dy = result + all.Start * dyStep;

            for (int ow = all.Start; ow < all.End; ow++, x += step, dy += dyStep)
            {
                V left = V.Load(dy, 0, place), right = V.Load(dy, V.Width, place);
                float* next = x + apart, last = next + apart;
                left1 = V.FusedMultiplyAdd(V.Load(x, 0, place), left, left1);
                left2 = V.FusedMultiplyAdd(V.Load(next, 0, place), left, left2);
                left3 = V.FusedMultiplyAdd(V.Load(last, 0, place), left, left3);
                right1 = V.FusedMultiplyAdd(V.Load(x, V.Width, place), right, right1);
                right2 = V.FusedMultiplyAdd(V.Load(next, V.Width, place), right, right2);
                right3 = V.FusedMultiplyAdd(V.Load(last, V.Width, place), right, right3);
            }

            left1 = Along(left1, image, step, result, dyStep, new(all.End, first.End), place);
            left2 = Along(left2, image + apart, step, result, dyStep, new(all.End, second.End), place);
            left3 = Along(left3, image + 2 * apart, step, result, dyStep, new(all.End, third.End), place);
            right1 = Along(right1, image + V.Width, step, result + V.Width, dyStep, new(all.End, first.End), place);
            right2 = Along(right2, image + V.Width + apart, step, result + V.Width, dyStep, new(all.End, second.End), place);
            right3 = Along(right3, image + V.Width + 2 * apart, step, result + V.Width, dyStep, new(all.End, third.End), place);
        }

        V.Store(a, 0, place, left1);
        V.Store(b, 0, place, left2);
        V.Store(c, 0, place, left3);
        V.Store(a, V.Width, place, right1);
        V.Store(b, V.Width, place, right2);
        V.Store(c, V.Width, place, right3);
    }

    /// <summary>Three neighbouring taps of one row and one register of channels.</summary>
    [MethodImpl(Compiled)]
    private static void AddThree<V>(in GradientSum sum, int example, Part lines, int i, int j, int place) where V : struct, ILanes<V>
    {
        Part first = sum.Seeing(j), second = sum.Seeing(j + 1), third = sum.Seeing(j + 2), all = Common(first, second, third);
        float* a = sum.Sums(i, j), b = sum.Sums(i, j + 1), c = sum.Sums(i, j + 2);
        V sum1 = V.Load(a, 0, place), sum2 = V.Load(b, 0, place), sum3 = V.Load(c, 0, place);
        nint apart = (nint)sum.Window.DilationWidth * sum.XStride, step = (nint)sum.Window.StrideWidth * sum.XStride, dyStep = sum.DyStride;
        nint from = (j * sum.Window.DilationWidth - sum.Window.Left) * (nint)sum.XStride;

        for (int oh = lines.Start; oh < lines.End; oh++)
        {
            if (!sum.Sees(example, oh, i, out float* image, out float* result))
                continue;

            image += from;
            sum1 = Along(sum1, image, step, result, dyStep, new(first.Start, Math.Min(first.End, all.Start)), place);
            sum2 = Along(sum2, image + apart, step, result, dyStep, new(second.Start, Math.Min(second.End, all.Start)), place);
            sum3 = Along(sum3, image + 2 * apart, step, result, dyStep, new(third.Start, Math.Min(third.End, all.Start)), place);
            float* x = image + all.Start * step, dy = result + all.Start * dyStep;

            for (int ow = all.Start; ow < all.End; ow++, x += step, dy += dyStep)
            {
                V gradient = V.Load(dy, 0, place);
                sum1 = V.FusedMultiplyAdd(V.Load(x, 0, place), gradient, sum1);
                sum2 = V.FusedMultiplyAdd(V.Load(x, apart, place), gradient, sum2);
                sum3 = V.FusedMultiplyAdd(V.Load(x, 2 * apart, place), gradient, sum3);
            }

            sum1 = Along(sum1, image, step, result, dyStep, new(all.End, first.End), place);
            sum2 = Along(sum2, image + apart, step, result, dyStep, new(all.End, second.End), place);
            sum3 = Along(sum3, image + 2 * apart, step, result, dyStep, new(all.End, third.End), place);
        }

        V.Store(a, 0, place, sum1);
        V.Store(b, 0, place, sum2);
        V.Store(c, 0, place, sum3);
    }

    [MethodImpl(Compiled)]
    private static void AddOne<V>(in GradientSum sum, int example, Part lines, int i, int j, int place) where V : struct, ILanes<V>
    {
        float* sums = sum.Sums(i, j);
        V total = V.Load(sums, 0, place);
        nint from = (j * sum.Window.DilationWidth - sum.Window.Left) * (nint)sum.XStride;

        for (int oh = lines.Start; oh < lines.End; oh++)
        {
            if (sum.Sees(example, oh, i, out float* image, out float* result))
                total = Along(total, image + from, (nint)sum.Window.StrideWidth * sum.XStride, result, sum.DyStride, sum.Seeing(j), place);
        }

        V.Store(sums, 0, place, total);
    }

    /// <summary>sum + Σ x·dy over some columns of a row, in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Along<V>(V sum, float* x, nint step, float* dy, nint dyStep, Part columns, int place) where V : struct, ILanes<V>
    {
        for (int ow = columns.Start; ow < columns.End; ow++)
            sum = V.FusedMultiplyAdd(V.Load(x, ow * step, place), V.Load(dy, ow * dyStep, place), sum);

        return sum;
    }

    /// <summary>The columns that see the image at all three taps; if there are none, where the last of them begins to.</summary>
    private static Part Common(Part first, Part second, Part third)
    {
        int start = Math.Max(first.Start, Math.Max(second.Start, third.Start));

        return new(start, Math.Max(start, Math.Min(first.End, Math.Min(second.End, third.End))));
    }
}
