using System;

namespace NetCompiler;

public sealed partial class Dataset
{
    /// <summary>How many stretches these examples are, side by side; 0 where nobody has said.</summary>
    internal int StretchCount { get; private init; }

    /// <summary>
    /// The order in which a network with stateful layers goes on from batch to batch: examples that follow each other, such as those of <see cref="NextTokens"/> without a stride, are dealt to so many stretches of neighbours, and batch k
    /// has example k of each.
    /// <code>
    /// n = count / rows          example k·rows + r  =  example r·n + k of these,   k = 0 … n − 1,  r = 0 … rows − 1
    /// </code>
    /// So row r of batch k + 1 goes on where row r of batch k ended. Those that are left over at the end, fewer than <paramref name="rows"/>, are in no stretch. Train with <c>BatchSize = rows</c> and <c>Shuffle = false</c>;
    /// Predict and Evaluate go through them in these batches. Parts and other orders of the result are examples that stand by themselves again.
    /// </summary>
    /// <param name="rows">How many stretches, which is how many examples a batch has: at least 1, and at most as many as there are examples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer examples than that, or less than one stretch.</exception>
    public Dataset Stretches(int rows)
    {
        if (rows < 1 || rows > Count)
            throw new ArgumentOutOfRangeException(nameof(rows), rows, $"The dataset has {Count} examples. Choose a number of stretches from 1 to {Count}.");

        int length = Count / rows;
        var order = new int[length * rows];
        for (int i = 0; i < order.Length; i++)
            order[i] = i % rows * length + i / rows;

        return new Dataset(this, 0, order.Length, Array.ConvertAll(order, Row), _weights is null ? null : Array.ConvertAll(order, Weight)) { StretchCount = rows };
    }
}
