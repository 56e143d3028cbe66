using System;

namespace NetCompiler.Kernels;

/// <summary>
/// What one head of one example is packed into, and the tile of scores that is computed at a time: as much as there are keys, however many queries. Columns are padded to whole registers
/// of any width.
/// </summary>
internal readonly unsafe struct AttentionMemory
{
    /// <summary>The most queries of a tile.</summary>
    public const int TallestTile = 64;

    /// <summary>The most keys of a tile: it takes 64 KB then, and is in the second-level cache. The same on every machine, because the order of sums depends on it.</summary>
    public const int WidestTile = 256;

    /// <summary>What keeps rows that are read one under the other out of one set of the cache.</summary>
    private const int Line = 16;

    public AttentionMemory(in AttentionShape shape, bool forGradient)
    {
        Depth = Pad(shape.Depth);
        Values = Pad(shape.Values);
        Stride = Math.Min(Pad(shape.Keys), WidestTile) + Line;
        int keys = Pad(shape.Keys), blocks = (shape.Keys + WidestTile - 1) / WidestTile, tallest = Math.Min(shape.Queries, TallestTile);
        int turnedKeys = blocks * shape.Depth * Stride, turnedValues = blocks * shape.Values * Stride;
        int forward = turnedKeys + keys * Values + keys + tallest * (Depth + Values + Stride) + 2 * Pad(tallest);

        KeyGradientLength = Math.Max(turnedKeys, keys * Depth);

        float* at = Scratch.Of(forward + (forGradient ? turnedValues + keys * Depth + KeyGradientLength + tallest * (Stride + 2 * Depth) : 0));
        TurnedKeys = Take(ref at, turnedKeys);
        ByKey = Take(ref at, keys * Values);
        Hidden = Take(ref at, keys);
        Query = Take(ref at, tallest * Depth);
        ByQuery = Take(ref at, tallest * Values);
        Scores = Take(ref at, tallest * Stride);
        First = Take(ref at, Pad(tallest));
        Second = Take(ref at, Pad(tallest));

        if (forGradient)
        {
            TurnedValues = Take(ref at, turnedValues);
            Key = Take(ref at, keys * Depth);
            KeyGradient = Take(ref at, KeyGradientLength);
            ScoreGradients = Take(ref at, tallest * Stride);
            QueryGradient = Take(ref at, tallest * Depth);
            WeightGradient = Take(ref at, tallest * Depth);
        }
    }

    /// <summary>Floats from a row of queries or keys to the next.</summary>
    public int Depth { get; }

    /// <summary>The same of values.</summary>
    public int Values { get; }

    /// <summary>The same of scores, and of what is turned.</summary>
    public int Stride { get; }

    /// <summary>Kᵀ: for each block of keys, a row for each of a key's floats.</summary>
    public float* TurnedKeys { get; }

    /// <summary>Vᵀ alike.</summary>
    public float* TurnedValues { get; }

    /// <summary>K.</summary>
    public float* Key { get; }

    /// <summary>∂L/∂K; turned, where scores are sums of hyperbolic tangents.</summary>
    public float* KeyGradient { get; }

    /// <summary>Its floats.</summary>
    public int KeyGradientLength { get; }

    /// <summary>What there is of each key's value: V forward, ∂L/∂V backward.</summary>
    public float* ByKey { get; }

    /// <summary>0 for each key that is seen, −∞ for the others.</summary>
    public float* Hidden { get; }

    /// <summary>The tile's queries, multiplied by the scale.</summary>
    public float* Query { get; }

    /// <summary>∂L/∂ them.</summary>
    public float* QueryGradient { get; }

    /// <summary>What each of the tile's queries adds to ∂L/∂ the weights of hyperbolic tangents.</summary>
    public float* WeightGradient { get; }

    /// <summary>What there is of each query's result: the result forward, ∂L/∂ it backward.</summary>
    public float* ByQuery { get; }

    /// <summary>The tile's scores, and then its probabilities.</summary>
    public float* Scores { get; }

    /// <summary>∂L/∂ them.</summary>
    public float* ScoreGradients { get; }

    /// <summary>A number for each query: the greatest score forward, Σ dy·y backward.</summary>
    public float* First { get; }

    /// <summary>Another: the sum of exponentials.</summary>
    public float* Second { get; }

    /// <summary>Rounded up to the widest register.</summary>
    public static int Pad(int columns) => (columns + 15) & ~15;

    private static float* Take(ref float* at, int length)
    {
        float* taken = at;
        at += length;
        return taken;
    }
}
