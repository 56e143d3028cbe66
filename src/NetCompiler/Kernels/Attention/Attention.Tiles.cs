using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Attention
{
    /// <summary>0 for each key that the mask shows, −∞ for the others and for those that fill a register.</summary>
    private static void Hide(in AttentionShape shape, Rows mask, int example, float* hidden)
    {
        float* shown = mask.Stride == 0 ? null : mask.Pointer(example);

        for (int key = 0; key < AttentionMemory.Pad(shape.Keys); key++)
            hidden[key] = key < shape.Keys && (shown == null || shown[key] != 0f) ? 0f : float.NegativeInfinity;
    }

    /// <summary>What comes after the query: −∞ in the place of its score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void HideLater(in AttentionShape shape, int query, int key, int columns, float* scores)
    {
        if (shape.Causal && Math.Max(query + 1 - key, 0) is var visible && visible < columns)
            new Span<float>(scores + visible, columns - visible).Fill(float.NegativeInfinity);
    }

    /// <summary>packed[r, c] = scale·rows[row + r, c], and 0 in the padding.</summary>
    private static void Pack(Rows rows, int row, int count, int columns, float scale, float* packed, int stride)
    {
        for (int r = 0; r < count; r++, packed += stride)
        {
            float* from = rows.Pointer(row + r);

            if (scale == 1f)
            {
                Floats.Copy(from, packed, columns);
            }
            else
            {
                for (int column = 0; column < columns; column++)
                    packed[column] = from[column] * scale;
            }

            Floats.Clear(packed + columns, stride - columns);
        }
    }

    /// <summary>Rows of keys or values turned, block after block of them: row c of a block has what column c of its rows is, and 0 in the padding.</summary>
    private static void Turned(in AttentionShape shape, in AttentionMemory memory, Rows rows, int example, int columns, float* turned)
    {
        for (int first = 0; first < shape.Keys; first += AttentionMemory.WidestTile, turned += columns * memory.Stride)
        {
            int count = Math.Min(AttentionMemory.WidestTile, shape.Keys - first);
            Turn.Matrix(rows.Pointer(example * shape.Keys + first), rows.Stride, turned, memory.Stride, count, columns);

            for (int column = 0; column < columns; column++)
                Floats.Clear(turned + column * memory.Stride + count, AttentionMemory.Pad(count) - count);
        }
    }

    /// <summary>The scores of the tile's queries with some keys.</summary>
    private static void Score(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Part keys, Row weights)
    {
        float* turned = memory.TurnedKeys + keys.Start / AttentionMemory.WidestTile * shape.Depth * memory.Stride;

        if (weights.Pointer == null)
            Multiply(tile.Queries.Count, shape.Depth, AttentionMemory.Pad(keys.Count), memory.Query, memory.Depth, 1, turned, memory.Stride, memory.Scores, memory.Stride, accumulate: false);
        else if (Machine.Has512)
            ScoreAdditively<Lanes512>(in shape, in memory, in tile, keys, turned, weights);
        else if (Machine.Has256)
            ScoreAdditively<Lanes256>(in shape, in memory, in tile, keys, turned, weights);
        else
            ScoreAdditively<Lanes128>(in shape, in memory, in tile, keys, turned, weights);
    }

    /// <summary>y[r, c] (+)= Σ a[r, k]·b[k, c]; the columns are a multiple of 16.</summary>
    private static void Multiply(int rows, int steps, int columns, float* a, nint rowStride, nint stepStride, float* b, nint bStride, float* y, nint yStride, bool accumulate)
    {
        Factors factors = new() { Steps = steps, A = a, RowStride = rowStride, StepStride = stepStride, PanelStride = bStride, Accumulate = accumulate };

        for (int column = 0; column < columns;)
        {
            int width = Width(columns - column);
            factors.Panel = b + column;
            Gemm.MultiplyStack(width, rows, in factors, y + column, yStride);
            column += width;
        }
    }

    /// <summary>How many of the columns that are left a tile of products takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Width(int left)
    {
        if (Machine.Has512)
            return left == 48 ? 48 : Math.Min(left, 32);

        return Machine.Has256 ? 16 : 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Greatest<V>(float* scores, float* hidden, int columns) where V : struct, ILanes<V>
    {
        V first = V.Of(Lowest), second = first;

        for (int column = 0; column < columns; column += 16)
        {
            for (int lane = column; lane < column + 16; lane += 2 * V.Width)
            {
                first = V.AtLeast(V.Load(scores + lane) + V.Load(hidden + lane), first);

                if (V.Width < 16)
                    second = V.AtLeast(V.Load(scores + lane + V.Width) + V.Load(hidden + lane + V.Width), second);
            }
        }

        return V.Max(V.Width < 16 ? V.AtLeast(first, second) : first);
    }

    /// <summary>Scores become their exponentials; the sum of these in sixteen strands, whatever the register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Exponentials<V>(float* scores, float* hidden, int columns, float greatest) where V : struct, ILanes<V>
    {
        V first = V.Zero, second = V.Zero, third = V.Zero, fourth = V.Zero;

        for (int column = 0; column < columns; column += 16)
        {
            first += Exponential<V>(scores + column, hidden + column, greatest);

            if (V.Width < 16)
                second += Exponential<V>(scores + column + V.Width, hidden + column + V.Width, greatest);

            if (V.Width < 8)
            {
                third += Exponential<V>(scores + column + 8, hidden + column + 8, greatest);
                fourth += Exponential<V>(scores + column + 12, hidden + column + 12, greatest);
            }
        }

        return Sum(first, second, third, fourth);
    }

    /// <summary>Sixteen strands, in as many registers as they take, added pairwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum<V>(V first, V second, V third, V fourth) where V : struct, ILanes<V> =>
        V.Sum(V.Width == 16 ? first : V.Width == 8 ? first + second : first + third + (second + fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exponential<V>(float* score, float* hidden, float greatest) where V : struct, ILanes<V>
    {
        V exponential = Simd.Exp(V.Load(score) + V.Load(hidden) - greatest);
        V.Store(score, exponential);
        return exponential;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyBy<V>(float* row, int columns, float factor) where V : struct, ILanes<V>
    {
        for (int column = 0; column < columns; column += V.Width)
            V.Store(row + column, V.Load(row + column) * factor);
    }

    /// <summary>Some of a row's probabilities become 0, and the others larger.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Drop<V>(float* probabilities, int columns, int row, int site, in AttentionDropout dropout) where V : struct, ILanes<V>
    {
        for (int column = 0; column < columns; column += V.Width)
            V.Store(probabilities + column, V.Load(probabilities + column) * Kept<V>(row, site + column, in dropout));
    }

    /// <summary>0 for what is dropped, 1/(1 − rate) for what is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Kept<V>(int row, int column, in AttentionDropout dropout) where V : struct, ILanes<V> =>
        V.IfGreaterThanOrEqual(Simd.Uniform<V>(dropout.Key, dropout.Site, row, column), V.Of(dropout.Rate), V.Of(1f / (1f - dropout.Rate)), V.Zero);
}
