using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Scaled dot-product attention of each head of each example, forward and backward, a tile of queries and keys at a time (Dao et al. 2022, arXiv:2205.14135):
/// <code>
/// S = scale·Q·Kᵀ        P = softmax S along the keys        Y = P·V
/// </code>
/// or with scores S[t, s] = w·tanh(q[t] + k[s]), where weights w are given: then there is one head, and no scale.
/// A matrix of all queries and keys is never in memory. What is kept is log Σ exp of each row of S, from which the backward pass computes P again. Each sum is in the order of the keys, or of the queries, and
/// its parts end at the same places on every machine: bits depend on neither threads nor register width. A key that is hidden has the probability 0, and where all are hidden the result is 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Attention
{
    private const MethodImplOptions Compiled = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Below every score, and above −∞: what the greatest of no score is.</summary>
    private const float Lowest = float.MinValue;

    /// <summary>result[b·T + t] = [Y of each head, log Σ exp of its scores] for the examples of the part.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="queries">Q [B·T, heads·depth].</param>
    /// <param name="keys">K [B·S, heads·depth].</param>
    /// <param name="values">V [B·S, heads·values].</param>
    /// <param name="result">[B·T, heads·values + heads]; must overlap nothing else.</param>
    /// <param name="mask">[B, S], 0 for the keys that no query sees; without it all are seen.</param>
    /// <param name="weights">w [depth].</param>
    /// <param name="dropout">Which probabilities are dropped.</param>
    public static void Attend(Part examples, AttentionShape shape, Rows queries, Rows keys, Rows values, Rows result, Rows mask = default, Row weights = default, AttentionDropout dropout = default)
    {
        AttentionMemory memory = new(in shape, forGradient: false);

        for (int example = examples.Start; example < examples.End; example++)
        {
            Hide(in shape, mask, example, memory.Hidden);

            for (int head = 0; head < shape.Heads; head++)
            {
                Turned(in shape, in memory, keys.Columns(head * shape.Depth), example, shape.Depth, memory.TurnedKeys);
                Pack(values.Columns(head * shape.Values), example * shape.Keys, shape.Keys, shape.Values, 1f, memory.ByKey, memory.Values);

                for (int first = 0; first < shape.Queries; first += AttentionMemory.TallestTile)
                {
                    Tile tile = new(in shape, example, head, new Part(first, Math.Min(first + AttentionMemory.TallestTile, shape.Queries)));
                    Pack(queries.Columns(head * shape.Depth), tile.Row, tile.Queries.Count, shape.Depth, shape.Scale, memory.Query, memory.Depth);
                    AttendTile(in shape, in memory, in tile, weights, in dropout);
                    Finish(in shape, in memory, in tile, result);
                }
            }
        }
    }

    /// <summary>All that a tile of queries sees, a block of keys at a time: the greatest score so far grows, and what was summed with a smaller one is lowered.</summary>
    private static void AttendTile(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Row weights, in AttentionDropout dropout)
    {
        new Span<float>(memory.First, tile.Queries.Count).Fill(Lowest);
        new Span<float>(memory.Second, tile.Queries.Count).Clear();

        for (int first = 0; first < tile.Seen; first += AttentionMemory.WidestTile)
        {
            Part keys = new(first, Math.Min(first + AttentionMemory.WidestTile, tile.Seen));
            Score(in shape, in memory, in tile, keys, weights);

            if (Machine.Has512)
                Weigh<Lanes512>(in shape, in memory, in tile, keys, in dropout);
            else if (Machine.Has256)
                Weigh<Lanes256>(in shape, in memory, in tile, keys, in dropout);
            else
                Weigh<Lanes128>(in shape, in memory, in tile, keys, in dropout);

            Multiply(
                tile.Queries.Count, keys.Count, memory.Values,
                memory.Scores, memory.Stride, 1, memory.ByKey + first * memory.Values, memory.Values, memory.ByQuery, memory.Values, accumulate: first > 0);
        }
    }

    /// <summary>Scores become exponentials, relative to the greatest of their row so far.</summary>
    [MethodImpl(Compiled)]
    private static void Weigh<V>(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Part keys, in AttentionDropout dropout) where V : struct, ILanes<V>
    {
        int columns = AttentionMemory.Pad(keys.Count);
        float* hidden = memory.Hidden + keys.Start;

        for (int row = 0; row < tile.Queries.Count; row++)
        {
            float* scores = memory.Scores + row * memory.Stride;
            HideLater(in shape, tile.Queries.Start + row, keys.Start, columns, scores);
            float before = memory.First[row], greatest = MathF.Max(before, Greatest<V>(scores, hidden, columns));
            float sum = Exponentials<V>(scores, hidden, columns, greatest);
            float lowered = keys.Start == 0 ? 0f : Lanes1.Sum(Simd.Exp(Lanes1.Of(before - greatest)));
            memory.First[row] = greatest;
            memory.Second[row] = memory.Second[row] * lowered + sum;

            if (keys.Start > 0 && lowered != 1f)
                MultiplyBy<V>(memory.ByQuery + row * memory.Values, memory.Values, lowered);

            if (dropout.Rate > 0f)
                Drop<V>(scores, columns, tile.Row + row, tile.Head * shape.Keys + keys.Start, in dropout);
        }
    }

    /// <summary>The tile's rows of the result: what exponentials have weighed, divided by their sum.</summary>
    private static void Finish(in AttentionShape shape, in AttentionMemory memory, in Tile tile, Rows result)
    {
        for (int row = 0; row < tile.Queries.Count; row++)
        {
            float sum = memory.Second[row], inverse = sum > 0f ? 1f / sum : sum;
            float* y = memory.ByQuery + row * memory.Values, into = result.Pointer(tile.Row + row);

            for (int column = 0; column < shape.Values; column++)
                into[tile.Head * shape.Values + column] = y[column] * inverse;

            // Where all keys are hidden: then the backward pass computes the probability 0 of each.
            into[shape.Heads * shape.Values + tile.Head] = sum == 0f ? float.PositiveInfinity : memory.First[row] + Lanes1.Sum(Simd.Log(Lanes1.Of(sum)));
        }
    }

    /// <summary>Some queries of one head of one example.</summary>
    private readonly struct Tile(in AttentionShape shape, int example, int head, Part queries)
    {
        public int Head { get; } = head;

        /// <summary>Among those of the example.</summary>
        public Part Queries { get; } = queries;

        /// <summary>The first one's row in the batch.</summary>
        public int Row { get; } = example * shape.Queries + queries.Start;

        /// <summary>How many keys its last query can see.</summary>
        public int Seen { get; } = shape.Causal ? Math.Min(queries.End, shape.Keys) : shape.Keys;
    }
}
