using System;

namespace NetCompiler;

/// <summary>Shapes without the batch dimension: their sizes and their names in messages.</summary>
internal static class Shapes
{
    /// <summary>How many elements a shape has; 1 for the empty shape, a scalar.</summary>
    public static int Count(ReadOnlySpan<int> shape)
    {
        int count = 1;
        foreach (int length in shape)
            count = checked(count * length);
        return count;
    }

    /// <summary><c>[1, 28, 28]</c></summary>
    public static string Text(int[] shape) => $"[{string.Join(", ", shape)}]";
}
