using System;

namespace NetCompiler;

/// <summary>Windows of a text as numbers of tokens, which may overlap and are not copied: of each example <paramref name="size"/> tokens, from <paramref name="stride"/> after where the last one's begin.</summary>
internal sealed class TokenColumn(ReadOnlyMemory<int> tokens, int size, int stride, int count) : Column(count, size)
{
    internal override void CopyTo(int row, Span<float> destination)
    {
        ReadOnlySpan<int> window = tokens.Span.Slice(row * stride, Size);

        for (int i = 0; i < window.Length; i++)
            destination[i] = window[i];
    }
}
