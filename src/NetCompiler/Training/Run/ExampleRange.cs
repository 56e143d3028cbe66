using System;

namespace NetCompiler;

/// <summary>The examples of one batch: those of a dataset that <c>Order[First]</c> … <c>Order[First + Count − 1]</c> name.</summary>
internal readonly record struct ExampleRange(Dataset Data, int[] Order, int First, int Count)
{
    /// <summary>What varies their images; nothing where there is none.</summary>
    public Augmenter? Augmenter { get; init; }

    /// <summary>The number in its epoch of each example of the dataset, where that is not its index.</summary>
    public long[]? Numbers { get; init; }

    /// <summary>Their indices in the dataset.</summary>
    public ReadOnlySpan<int> Examples => Order.AsSpan(First, Count);
}
