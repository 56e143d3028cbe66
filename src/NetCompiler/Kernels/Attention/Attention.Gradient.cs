using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Attention
{
    /// <summary>
    /// What <see cref="Attend"/> gives back, where dy is ∂L/∂Y, for the examples of the part:
    /// <code>
    /// P = exp(S − log Σ exp S)    dV = Pᵀ·dY    dP = dY·Vᵀ    dS = P·(dP − Σ dY·Y)    dQ = scale·dS·K    dK = scale·dSᵀ·Q
    /// </code>
    /// </summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="queries">Q [B·T, heads·depth].</param>
    /// <param name="keys">K [B·S, heads·depth].</param>
    /// <param name="values">V [B·S, heads·values].</param>
    /// <param name="result">What <see cref="Attend"/> left.</param>
    /// <param name="gradient">dY [B·T, heads·values].</param>
    /// <param name="byQueries">dQ [B·T, heads·depth]; the default leaves it out.</param>
    /// <param name="byKeys">dK [B·S, heads·depth]; the default leaves it out, and dV with it.</param>
    /// <param name="byValues">dV [B·S, heads·values].</param>
    /// <param name="mask">[B, S], 0 for the keys that no query sees.</param>
    /// <param name="weights">w [depth], where scores are sums of hyperbolic tangents.</param>
    /// <param name="byWeights">What each query adds to ∂L/∂w, [B·T, depth], where dQ is asked for.</param>
    /// <param name="dropout">Which probabilities were dropped.</param>
    public static void Gradient(
        Part examples, AttentionShape shape, Rows queries, Rows keys, Rows values, Rows result, Rows gradient,
        Rows byQueries, Rows byKeys, Rows byValues, Rows mask = default, Row weights = default, Rows byWeights = default, AttentionDropout dropout = default)
    {
        AttentionMemory memory = new(in shape, forGradient: true);
        Wanted wanted = new(byQueries.Stride > 0, byKeys.Stride > 0, weights);

        for (int example = examples.Start; example < examples.End; example++)
        {
            Hide(in shape, mask, example, memory.Hidden);

            for (int head = 0; head < shape.Heads; head++)
            {
                int depth = head * shape.Depth, value = head * shape.Values;
                PackKeys(in shape, in memory, example, keys.Columns(depth), values.Columns(value));

                for (int first = 0; first < shape.Queries; first += AttentionMemory.TallestTile)
                {
                    Tile tile = new(in shape, example, head, new Part(first, Math.Min(first + AttentionMemory.TallestTile, shape.Queries)));
                    Pack(queries.Columns(depth), tile.Row, tile.Queries.Count, shape.Depth, shape.Scale, memory.Query, memory.Depth);
                    Pack(gradient.Columns(value), tile.Row, tile.Queries.Count, shape.Values, 1f, memory.ByQuery, memory.Values);
                    Weights(in shape, in memory, in tile, result);
                    GradientTile(in shape, in memory, in tile, in dropout, wanted);

                    if (wanted.Queries)
                        Unpack(memory.QueryGradient, memory.Depth, shape.Scale, byQueries.Columns(depth), tile.Row, tile.Queries.Count, shape.Depth);

                    if (wanted.Queries && wanted.IsAdditive)
                        Unpack(memory.WeightGradient, memory.Depth, 1f, byWeights, tile.Row, tile.Queries.Count, shape.Depth);
                }

                if (wanted.Keys)
                {
                    if (wanted.IsAdditive)
                        TurnBack(in shape, in memory, example, byKeys);
                    else
                        Unpack(memory.KeyGradient, memory.Depth, 1f, byKeys.Columns(depth), example * shape.Keys, shape.Keys, shape.Depth);

                    Unpack(memory.ByKey, memory.Values, 1f, byValues.Columns(value), example * shape.Keys, shape.Keys, shape.Values);
                }
            }
        }
    }

    private static void PackKeys(in AttentionShape shape, in AttentionMemory memory, int example, Rows keys, Rows values)
    {
        Turned(in shape, in memory, keys, example, shape.Depth, memory.TurnedKeys);
        Turned(in shape, in memory, values, example, shape.Values, memory.TurnedValues);
        Pack(keys, example * shape.Keys, shape.Keys, shape.Depth, 1f, memory.Key, memory.Depth);
        new Span<float>(memory.KeyGradient, memory.KeyGradientLength).Clear();
        new Span<float>(memory.ByKey, shape.Keys * memory.Values).Clear();
    }

    /// <summary>log Σ exp and Σ dY·Y of each query.</summary>
    private static void Weights(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Rows result)
    {
        for (int row = 0; row < tile.Queries.Count; row++)
        {
            float* y = result.Pointer(tile.Row + row) + tile.Head * shape.Values, dy = memory.ByQuery + row * memory.Values;
            float sum = 0f;

            for (int column = 0; column < shape.Values; column++)
                sum = MathF.FusedMultiplyAdd(dy[column], y[column], sum);

            memory.First[row] = sum;
            memory.Second[row] = result[tile.Row + row, shape.Heads * shape.Values + tile.Head];
        }
    }

    private static void GradientTile(in AttentionShape shape, in AttentionMemory memory, in Tile tile, in AttentionDropout dropout, Wanted wanted)
    {
        int queries = tile.Queries.Count;

        for (int first = 0; first < tile.Seen; first += AttentionMemory.WidestTile)
        {
            Part keys = new(first, Math.Min(first + AttentionMemory.WidestTile, tile.Seen));
            Score(in shape, in memory, in tile, keys, wanted.Weights);
            Multiply(
                queries, shape.Values, AttentionMemory.Pad(keys.Count),
                memory.ByQuery, memory.Values, 1, memory.TurnedValues + first / AttentionMemory.WidestTile * shape.Values * memory.Stride, memory.Stride, memory.ScoreGradients, memory.Stride, accumulate: false);

            if (Machine.Has512)
                Differentiate<Lanes512>(in shape, in memory, in tile, keys, in dropout);
            else if (Machine.Has256)
                Differentiate<Lanes256>(in shape, in memory, in tile, keys, in dropout);
            else
                Differentiate<Lanes128>(in shape, in memory, in tile, keys, in dropout);

            if (wanted.Keys)
                Multiply(keys.Count, queries, memory.Values, memory.Scores, 1, memory.Stride, memory.ByQuery, memory.Values, memory.ByKey + first * memory.Values, memory.Values, accumulate: true);

            if (wanted.IsAdditive)
            {
                GradientAdditively(in shape, in memory, in tile, keys, wanted);
                continue;
            }

            if (wanted.Keys)
                Multiply(keys.Count, queries, memory.Depth, memory.ScoreGradients, 1, memory.Stride, memory.Query, memory.Depth, memory.KeyGradient + first * memory.Depth, memory.Depth, accumulate: true);

            if (wanted.Queries)
                Multiply(queries, keys.Count, memory.Depth, memory.ScoreGradients, memory.Stride, 1, memory.Key + first * memory.Depth, memory.Depth, memory.QueryGradient, memory.Depth, accumulate: first > 0);
        }
    }

    /// <summary>Scores become probabilities, and ∂L by these becomes ∂L by scores.</summary>
    [MethodImpl(Compiled)]
    private static void Differentiate<V>(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Part keys, in AttentionDropout dropout) where V : struct, ILanes<V>
    {
        int columns = AttentionMemory.Pad(keys.Count);

        for (int row = 0; row < tile.Queries.Count; row++)
        {
            float* scores = memory.Scores + row * memory.Stride, gradients = memory.ScoreGradients + row * memory.Stride;
            HideLater(in shape, tile.Queries.Start + row, keys.Start, columns, scores);
            (float weighted, float sum) = Probabilities<V>(scores, gradients, memory.Hidden + keys.Start, columns, memory.Second[row], tile.Row + row, tile.Head * shape.Keys + keys.Start, in dropout);
            bool isWhole = keys.Count == tile.Seen;

            // Where all keys are at hand their probabilities are made to add up to 1, and ∂L by scores to 0, which the rounding of log Σ exp would miss by more than that of anything else.
            float inverse = !isWhole ? 1f : sum > 0f ? 1f / sum : 0f;
            weighted = isWhole ? weighted * inverse : memory.First[row];

            for (int column = 0; column < columns; column += V.Width)
            {
                V probability = V.Load(scores + column) * inverse;
                V.Store(gradients + column, probability * (V.Load(gradients + column) - weighted));
                V.Store(scores + column, dropout.Rate > 0f ? probability * Kept<V>(tile.Row + row, tile.Head * shape.Keys + keys.Start + column, in dropout) : probability);
            }
        }
    }

    /// <summary>P = exp(S − log Σ exp S) in the place of S, and what was dropped of P taken out of dP; Σ P·dP and Σ P in sixteen strands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Weighted, float Sum) Probabilities<V>(float* scores, float* gradients, float* hidden, int columns, float logSum, int row, int site, in AttentionDropout dropout) where V : struct, ILanes<V>
    {
        V first = V.Zero, second = V.Zero, third = V.Zero, fourth = V.Zero, firstSum = V.Zero, secondSum = V.Zero, thirdSum = V.Zero, fourthSum = V.Zero;

        for (int column = 0; column < columns; column += 16)
        {
            Probability(scores + column, gradients + column, hidden + column, logSum, row, site + column, in dropout, ref first, ref firstSum);

            if (V.Width < 16)
                Probability(scores + column + V.Width, gradients + column + V.Width, hidden + column + V.Width, logSum, row, site + column + V.Width, in dropout, ref second, ref secondSum);

            if (V.Width < 8)
            {
                Probability(scores + column + 8, gradients + column + 8, hidden + column + 8, logSum, row, site + column + 8, in dropout, ref third, ref thirdSum);
                Probability(scores + column + 12, gradients + column + 12, hidden + column + 12, logSum, row, site + column + 12, in dropout, ref fourth, ref fourthSum);
            }
        }

        return (Sum(first, second, third, fourth), Sum(firstSum, secondSum, thirdSum, fourthSum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Probability<V>(float* score, float* byProbability, float* hidden, float logSum, int row, int column, in AttentionDropout dropout, ref V weighted, ref V sum) where V : struct, ILanes<V>
    {
        V probability = Simd.Exp(V.Load(score) + V.Load(hidden) - logSum), gradient = V.Load(byProbability);
        V.Store(score, probability);

        if (dropout.Rate > 0f)
        {
            gradient *= Kept<V>(row, column, in dropout);
            V.Store(byProbability, gradient);
        }

        weighted = V.FusedMultiplyAdd(probability, gradient, weighted);
        sum += probability;
    }

    /// <summary>rows[row + r, c] = scale·packed[r, c].</summary>
    private static void Unpack(float* packed, int stride, float scale, Rows rows, int row, int count, int columns)
    {
        for (int r = 0; r < count; r++, packed += stride)
        {
            float* to = rows.Pointer(row + r);

            for (int column = 0; column < columns; column++)
                to[column] = packed[column] * scale;
        }
    }

    /// <summary>Which gradients are asked for, and the weights of hyperbolic tangents, if scores are sums of these.</summary>
    private readonly struct Wanted(bool queries, bool keys, Row weights)
    {
        public bool Queries { get; } = queries;

        public bool Keys { get; } = keys;

        public Row Weights { get; } = weights;

        public bool IsAdditive => Weights.Pointer != null;
    }
}
