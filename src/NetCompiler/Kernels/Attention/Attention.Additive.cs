using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Attention
{
    /// <summary>S[t, s] = Σ w[n]·tanh(q[t, n] + k[s, n]), in the order of n, for neighbouring keys together.</summary>
    [MethodImpl(Compiled)]
    private static void ScoreAdditively<V>(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Part keys, float* turned, Row weights) where V : struct, ILanes<V>
    {
        for (int row = 0; row < tile.Queries.Count; row++)
        {
            for (int column = 0; column < AttentionMemory.Pad(keys.Count); column += V.Width)
            {
                V sum = V.Zero;

                for (int n = 0; n < shape.Depth; n++)
                    sum = V.FusedMultiplyAdd(V.Of(weights[n]), Simd.Tanh(V.Load(turned + n * memory.Stride + column) + memory.Query[row * memory.Depth + n]), sum);

                V.Store(memory.Scores + row * memory.Stride + column, sum);
            }
        }
    }

    private static void GradientAdditively(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Part keys, Wanted wanted)
    {
        if (Machine.Has512)
            GradientAdditively<Lanes512>(in shape, in memory, in tile, keys, wanted);
        else if (Machine.Has256)
            GradientAdditively<Lanes256>(in shape, in memory, in tile, keys, wanted);
        else
            GradientAdditively<Lanes128>(in shape, in memory, in tile, keys, wanted);
    }

    /// <summary>dq[t] += Σ dS·w·(1 − h²) over some keys, dk[s] += Σ dS·w·(1 − h²) over the tile's queries, dw += Σ dS·h, with h = tanh(q[t] + k[s]).</summary>
    [MethodImpl(Compiled)]
    private static void GradientAdditively<V>(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Part keys, Wanted wanted) where V : struct, ILanes<V>
    {
        nint block = (nint)(keys.Start / AttentionMemory.WidestTile) * shape.Depth * memory.Stride;
        int columns = AttentionMemory.Pad(keys.Count);

        for (int row = 0; row < tile.Queries.Count; row++)
        {
            for (int n = 0; n < shape.Depth; n++)
            {
                float* key = memory.TurnedKeys + block + n * memory.Stride, byKey = memory.KeyGradient + block + n * memory.Stride, byScore = memory.ScoreGradients + row * memory.Stride;
                float weight = wanted.Weights[n], query = memory.Query[row * memory.Depth + n], byQuery = 0f, byWeight = 0f;

                // Sixteen keys are added pairwise, and then to those before them: the same order at every width.
                for (int column = 0; column < columns; column += 16)
                {
                    (float slope, float tangent) = Sixteen<V>(key + column, byKey + column, byScore + column, query, weight, wanted.Keys);
                    byQuery += slope;
                    byWeight += tangent;
                }

                float* sums = memory.QueryGradient + row * memory.Depth + n, weights = memory.WeightGradient + row * memory.Depth + n;
                *sums = keys.Start == 0 ? byQuery : *sums + byQuery;
                *weights = keys.Start == 0 ? byWeight : *weights + byWeight;
            }
        }
    }

    /// <summary>Σ dS·w·(1 − h²) and Σ dS·h of sixteen keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Slope, float Tangent) Sixteen<V>(float* key, float* byKey, float* byScore, float query, float weight, bool wantsKeys) where V : struct, ILanes<V>
    {
        (V slope, V tangent) = Slopes<V>(key, byKey, byScore, query, weight, wantsKeys);

        if (V.Width < 8)
        {
            (V third, V thirdTangent) = Slopes<V>(key + 8, byKey + 8, byScore + 8, query, weight, wantsKeys);
            (slope, tangent) = (slope + third, tangent + thirdTangent);
        }

        if (V.Width < 16)
        {
            (V second, V secondTangent) = Slopes<V>(key + V.Width, byKey + V.Width, byScore + V.Width, query, weight, wantsKeys);

            if (V.Width < 8)
            {
                (V fourth, V fourthTangent) = Slopes<V>(key + 12, byKey + 12, byScore + 12, query, weight, wantsKeys);
                (second, secondTangent) = (second + fourth, secondTangent + fourthTangent);
            }

            (slope, tangent) = (slope + second, tangent + secondTangent);
        }

        return (V.Sum(slope), V.Sum(tangent));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Slope, V Tangent) Slopes<V>(float* key, float* byKey, float* byScore, float query, float weight, bool wantsKeys) where V : struct, ILanes<V>
    {
        V tangent = Simd.Tanh(V.Load(key) + query), gradient = V.Load(byScore), slope = gradient * weight * (1f - tangent * tangent);

        if (wantsKeys)
            V.Store(byKey, V.Load(byKey) + slope);

        return (slope, gradient * tangent);
    }

    /// <summary>dk, from block after block of its transpose.</summary>
    private static void TurnBack(in AttentionShape shape, in AttentionMemory memory, int example, Rows byKeys)
    {
        float* turned = memory.KeyGradient;

        for (int first = 0; first < shape.Keys; first += AttentionMemory.WidestTile, turned += shape.Depth * memory.Stride)
            Turn.Matrix(turned, memory.Stride, byKeys.Pointer(example * shape.Keys + first), byKeys.Stride, shape.Depth, Math.Min(AttentionMemory.WidestTile, shape.Keys - first));
    }
}
