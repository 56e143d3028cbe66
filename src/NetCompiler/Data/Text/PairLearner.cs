using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Finds the pairs of a byte-pair encoding. What a new number changes is counted anew in those pieces alone that have its pair, and the most frequent pair comes from a queue, in which counts that are no longer true
/// are put right when they come to its front: the work grows with the length of the different pieces and not with that times the number of pairs.
/// </summary>
internal sealed class PairLearner
{
    private readonly List<Piece> _pieces = [];
    private readonly Dictionary<(int Left, int Right), Pair> _pairs = [];
    private readonly PriorityQueue<(int Left, int Right), (long Rarity, int Left, int Right)> _queue = new();

    /// <param name="pieces">The bytes of pieces that differ, and how often each occurs.</param>
    public PairLearner(IEnumerable<(byte[] Bytes, int Count)> pieces)
    {
        foreach ((byte[] bytes, int count) in pieces)
        {
            var piece = new Piece(Array.ConvertAll(bytes, value => (int)value), count);
            _pieces.Add(piece);
            Count(piece, _pieces.Count - 1, times: 1);
        }

        foreach (((int, int) pair, Pair counted) in _pairs)
            Queue(pair, counted.Count);
    }

    /// <summary>So many pairs, or fewer when none occurs twice.</summary>
    public List<(int Left, int Right)> Learn(int most)
    {
        var learned = new List<(int, int)>();
        while (learned.Count < most && Most() is { } pair)
        {
            Replace(pair, number: 256 + learned.Count);
            learned.Add(pair);
        }

        return learned;
    }

    /// <summary>The most frequent pair, if it occurs more than once.</summary>
    private (int Left, int Right)? Most()
    {
        while (_queue.TryDequeue(out (int Left, int Right) pair, out var priority))
        {
            long count = _pairs.TryGetValue(pair, out Pair? counted) ? counted.Count : 0;
            if (-priority.Rarity == count)
                return count > 1 ? pair : null;

            // Its count has fallen since. What has risen was queued again at once.
            if (count > 0 && count < -priority.Rarity)
                Queue(pair, count);
        }

        return null;
    }

    private void Replace((int Left, int Right) pair, int number)
    {
        var changed = new HashSet<(int, int)>();

        foreach (int index in _pairs[pair].Pieces)
        {
            Piece piece = _pieces[index];
            if (!Has(piece, pair))
                continue;

            Count(piece, index, times: -1);
            piece.Length = BytePairEncoding.Replace(piece.Numbers.AsSpan(0, piece.Length), pair, number);
            Count(piece, index, times: 1);

            for (int i = 0; i + 1 < piece.Length; i++)
                if (piece.Numbers[i] == number || piece.Numbers[i + 1] == number)
                    changed.Add((piece.Numbers[i], piece.Numbers[i + 1]));
        }

        // Only pairs with the new number can have risen.
        _pairs.Remove(pair);
        foreach ((int, int) risen in changed)
            Queue(risen, _pairs[risen].Count);
    }

    private static bool Has(Piece piece, (int Left, int Right) pair)
    {
        for (int i = 0; i + 1 < piece.Length; i++)
            if (piece.Numbers[i] == pair.Left && piece.Numbers[i + 1] == pair.Right)
                return true;
        return false;
    }

    private void Count(Piece piece, int index, int times)
    {
        for (int i = 0; i + 1 < piece.Length; i++)
        {
            (int, int) pair = (piece.Numbers[i], piece.Numbers[i + 1]);
            if (!_pairs.TryGetValue(pair, out Pair? counted))
                _pairs.Add(pair, counted = new Pair());

            counted.Count += (long)times * piece.Count;
            if (times > 0)
                counted.Pieces.Add(index);
        }
    }

    private void Queue((int Left, int Right) pair, long count) => _queue.Enqueue(pair, (-count, pair.Left, pair.Right));

    /// <summary>A piece as it stands.</summary>
    private sealed class Piece(int[] numbers, int count)
    {
        public int[] Numbers { get; } = numbers;

        public int Count { get; } = count;

        public int Length { get; set; } = numbers.Length;
    }

    /// <summary>How often a pair occurs, and in which pieces; in some, it may have been once.</summary>
    private sealed class Pair
    {
        public long Count { get; set; }

        public HashSet<int> Pieces { get; } = [];
    }
}
