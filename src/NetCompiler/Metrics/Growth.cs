using System;

namespace NetCompiler;

/// <summary>Arrays that metrics fill and use again.</summary>
internal static class Growth
{
    /// <summary>Makes an array at least so long, by doubling, and keeps its first elements.</summary>
    public static void Reach<T>(ref T[] array, int kept, int length)
    {
        if (length <= array.Length)
            return;

        var longer = new T[(int)Math.Clamp(2L * array.Length, Math.Max(length, 16), Array.MaxLength)];
        array.AsSpan(0, kept).CopyTo(longer);
        array = longer;
    }
}
