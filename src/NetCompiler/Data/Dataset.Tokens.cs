using System;

namespace NetCompiler;

public sealed partial class Dataset
{
    /// <summary>The greatest number that a float holds together with all below it.</summary>
    private const int MostTokens = 1 << 24;

    /// <summary>
    /// The examples of a language model: windows of a text, and as labels the token that follows each of theirs.
    /// <code>
    /// input[i]  = tokens[i·stride … i·stride + length − 1]
    /// labels[i] = tokens[i·stride + 1 … i·stride + length]
    /// </code>
    /// Nothing is copied. What is left over at the end is in no example. For a network from <c>[length]</c> numbers, an <c>Embedding</c> or <c>OneHot</c> first, to scores <c>[length, vocabulary]</c>
    /// with <see cref="SoftmaxCrossEntropyAttribute"/>.
    /// </summary>
    /// <param name="tokens">The text as numbers from 0, from <see cref="Vocabulary"/> or a tokenizer; −1 for no token, which then is the loss's <c>IgnoreLabel</c>.</param>
    /// <param name="length">T, how many tokens an example has, at least 1.</param>
    /// <param name="stride">From where one example begins to where the next one does; <paramref name="length"/> by default, so that each token is predicted once.</param>
    /// <exception cref="ArgumentException">There are not even length + 1 tokens, or one is below −1 or above 2²⁴, where floats stop counting.</exception>
    public static Dataset NextTokens(ReadOnlyMemory<int> tokens, int length, int? stride = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        int step = stride ?? length;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step, nameof(stride));

        if (tokens.Length <= length)
            throw new ArgumentException($"{tokens.Length} tokens are too few for one example of {length} and the token after each. Give a longer text, or a smaller length.", nameof(tokens));

        int unfit = tokens.Span.IndexOfAnyExceptInRange(Vocabulary.Padding, MostTokens);
        if (unfit >= 0)
            throw new ArgumentException($"Token {unfit} is {tokens.Span[unfit]}, but tokens are numbers from 0 to {MostTokens}, or {Vocabulary.Padding} for none.", nameof(tokens));

        int count = (tokens.Length - 1 - length) / step + 1;
        return new Dataset([new TokenColumn(tokens, length, step, count)], new LabelColumn(tokens[1..], length, step, count));
    }
}
