using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Gemm
{
    /// <summary>Rows of a product whose sums stay in registers together.</summary>
    private const int RowsTogether = 4;

    /// <summary>c[b, p] = a[b, p]·b[b, p]: the matrices of each example, for the examples of the part. Each element is one sum, in the order of the steps.</summary>
    /// <param name="rows">The examples of this worker.</param>
    /// <param name="count">Pairs of matrices per example.</param>
    /// <param name="height">Rows of a product.</param>
    /// <param name="steps">What is summed over.</param>
    /// <param name="width">Columns of a product.</param>
    /// <param name="a">[B, count, height, steps].</param>
    /// <param name="b">[B, count, steps, width].</param>
    /// <param name="c">[B, count, height, width]; must not overlap the factors.</param>
    public static void MultiplyEach(Part rows, int count, int height, int steps, int width, Rows a, Rows b, Rows c) =>
        Each(rows, count, new Pair { Height = height, Steps = steps, Width = width, RowStride = steps, StepStride = 1 }, a, b, c, rightTransposed: false);

    /// <summary>c[b, p] = a[b, p]ᵀ·b[b, p], with a [B, count, steps, height].</summary>
    /// <inheritdoc cref="MultiplyEach"/>
    public static void MultiplyEachLeftTransposed(Part rows, int count, int height, int steps, int width, Rows a, Rows b, Rows c) =>
        Each(rows, count, new Pair { Height = height, Steps = steps, Width = width, RowStride = 1, StepStride = height }, a, b, c, rightTransposed: false);

    /// <summary>c[b, p] = a[b, p]·b[b, p]ᵀ, with b [B, count, width, steps].</summary>
    /// <inheritdoc cref="MultiplyEach"/>
    public static void MultiplyEachRightTransposed(Part rows, int count, int height, int steps, int width, Rows a, Rows b, Rows c) =>
        Each(rows, count, new Pair { Height = height, Steps = steps, Width = width, RowStride = steps, StepStride = 1 }, a, b, c, rightTransposed: true);

    private static void Each(Part rows, int count, Pair pair, Rows a, Rows b, Rows c, bool rightTransposed)
    {
        nint left = (nint)pair.Height * pair.Steps, right = (nint)pair.Steps * pair.Width, product = (nint)pair.Height * pair.Width;
        float* turned = rightTransposed ? Scratch.Of((int)right) : null;

        for (int row = rows.Start; row < rows.End; row++)
        {
            for (int p = 0; p < count; p++)
            {
                pair.A = a.Pointer(row) + p * left;
                pair.B = b.Pointer(row) + p * right;
                pair.C = c.Pointer(row) + p * product;

                if (rightTransposed)
                    pair.B = Turn(pair.B, pair.Width, pair.Steps, turned);

                if (Machine.Has512)
                    MultiplyPair<Lanes512>(in pair);
                else if (Machine.Has256)
                    MultiplyPair<Lanes256>(in pair);
                else
                    MultiplyPair<Lanes128>(in pair);
            }
        }
    }

    private static float* Turn(float* from, int rows, int columns, float* to)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                to[column * rows + row] = from[row * columns + column];
        }

        return to;
    }

    [MethodImpl(Compiled)]
    private static void MultiplyPair<V>(in Pair pair) where V : struct, ILanes<V>
    {
        int column = 0;

        for (; column <= pair.Width - V.Width; column += V.Width)
            MultiplyColumns<V>(in pair, column);

        for (; column <= pair.Width - Lanes128.Width; column += Lanes128.Width)
            MultiplyColumns<Lanes128>(in pair, column);

        for (; column < pair.Width; column++)
            MultiplyColumns<Lanes1>(in pair, column);
    }

    /// <summary>All rows of as many columns as V is wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyColumns<V>(in Pair pair, int column) where V : struct, ILanes<V>
    {
        nint rowStride = pair.RowStride, stepStride = pair.StepStride, width = pair.Width;
        int row = 0;

        for (; row <= pair.Height - RowsTogether; row += RowsTogether)
        {
            float* a = pair.A + row * rowStride, b = pair.B + column, c = pair.C + row * width + column;
            V first = V.Zero, second = V.Zero, third = V.Zero, fourth = V.Zero;

            for (int step = 0; step < pair.Steps; step++, a += stepStride, b += width)
            {
                V right = V.Load(b);
                first = V.FusedMultiplyAdd(V.Of(a[0]), right, first);
                second = V.FusedMultiplyAdd(V.Of(a[rowStride]), right, second);
                third = V.FusedMultiplyAdd(V.Of(a[2 * rowStride]), right, third);
                fourth = V.FusedMultiplyAdd(V.Of(a[3 * rowStride]), right, fourth);
            }

            V.Store(c, first);
            V.Store(c + width, second);
            V.Store(c + 2 * width, third);
            V.Store(c + 3 * width, fourth);
        }

        for (; row < pair.Height; row++)
        {
            float* a = pair.A + row * rowStride, b = pair.B + column;
            V sum = V.Zero;

            for (int step = 0; step < pair.Steps; step++, a += stepStride, b += width)
                sum = V.FusedMultiplyAdd(V.Of(*a), V.Load(b), sum);

            V.Store(pair.C + row * width + column, sum);
        }
    }

    /// <summary>Two matrices and their product: a[r, k] at A + r·RowStride + k·StepStride, the others row by row.</summary>
    private struct Pair
    {
        public int Height, Steps, Width;
        public nint RowStride, StepStride;
        public float* A, B, C;
    }
}
