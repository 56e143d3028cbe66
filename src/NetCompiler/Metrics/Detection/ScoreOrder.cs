using System;

namespace NetCompiler;

/// <summary>Detections from the highest score to the lowest, equal ones in the order in which they came: numbers whose order is that order.</summary>
internal static class ScoreOrder
{
    /// <summary>A number that is the smaller, the sooner a score comes: the score in its upper half, the index in its lower.</summary>
    public static ulong Key(float score, int index)
    {
        // The bits of a float, read as a whole number, grow with it where it is positive and fall where it is negative. 0 and −0 are one score; NaN is the last.
        int bits = BitConverter.SingleToInt32Bits(score == 0 ? 0 : score);
        uint rising = float.IsNaN(score) ? 0 : (uint)(bits < 0 ? ~bits : bits | int.MinValue);
        return ((ulong)~rising << 32) | (uint)index;
    }

    /// <summary>Which detection a key stands for.</summary>
    public static int Index(ulong key) => (int)(uint)key;

    /// <summary>Fills in the keys of detections, in order.</summary>
    public static void Sort(ReadOnlySpan<Detection> detections, Span<ulong> keys)
    {
        for (int i = 0; i < detections.Length; i++)
            keys[i] = Key(detections[i].Score, i);
        keys[..detections.Length].Sort();
    }
}
