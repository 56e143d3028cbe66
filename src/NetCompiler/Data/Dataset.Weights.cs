using System;

namespace NetCompiler;

public sealed partial class Dataset
{
    /// <summary>
    /// The same examples, each of which counts as much as its weight says: the loss of a batch becomes (1/B)·Σ weight·loss, as with Keras's
    /// <c>sample_weight</c>, in training and in evaluation. Divided by B and not by the sum of the weights: weights of 2 are a learning rate twice as high.
    /// Counts of right answers and metrics take every example as one. Views of this dataset keep the weights; without them each is 1.
    /// </summary>
    /// <param name="weights">One finite number, at least 0, for every example in order; copied.</param>
    /// <exception cref="ArgumentException">There are not as many weights as examples, or one of them is negative or not finite.</exception>
    public Dataset WithWeights(ReadOnlyMemory<float> weights)
    {
        if (weights.Length != Count)
            throw new ArgumentException($"The dataset has {Count} examples, but there are {weights.Length} weights. Give one for each.", nameof(weights));

        float[] copy = weights.ToArray();
        for (int example = 0; example < copy.Length; example++)
            if (!(copy[example] >= 0 && float.IsFinite(copy[example])))
                throw new ArgumentException($"The weight of example {example} is {copy[example]}. A weight is finite and at least 0.", nameof(weights));

        var rows = new int[Count];
        for (int example = 0; example < rows.Length; example++)
            rows[example] = Row(example);

        return new Dataset(this, 0, Count, rows, copy) { StretchCount = StretchCount };
    }

    /// <summary>
    /// The same examples, each with the weight of its class, times the weight that it has already: for classes of different sizes, with
    /// <see cref="ClassWeights.Balanced(Dataset, int, int?)"/>. See <see cref="WithWeights"/> for what weights do.
    /// </summary>
    /// <param name="weights">A weight for every class, by label: finite, and at least 0.</param>
    /// <param name="target">Which target holds the classes: one label per example, or one-hot.</param>
    /// <param name="ignoreLabel">The label of examples without a class, the loss's <c>IgnoreLabel</c>: they keep their weight.</param>
    /// <exception cref="ArgumentException">A class or its weight is missing, or a weight is negative or not finite.</exception>
    public Dataset WithClassWeights(ReadOnlySpan<float> weights, int target = 0, int? ignoreLabel = null)
    {
        int[] classes = ClassesOf(target);
        var examples = new float[Count];

        for (int example = 0; example < examples.Length; example++)
        {
            bool isIgnored = classes[example] == ignoreLabel;
            if (!isIgnored && (uint)classes[example] >= (uint)weights.Length)
                throw new ArgumentException($"There are weights for the classes 0 to {weights.Length - 1}, but example {example} is of class {classes[example]}.", nameof(weights));
            examples[example] = isIgnored ? Weight(example) : weights[classes[example]] * Weight(example);
        }

        return WithWeights(examples);
    }

    /// <summary>The examples of whole columns with the weights of an array that its owner may still write.</summary>
    internal Dataset WeighedBy(float[] weights) => new(this, 0, Count, null, weights);

    /// <summary>Writes how much each of these examples counts.</summary>
    internal void CopyWeights(ReadOnlySpan<int> examples, Span<float> destination)
    {
        if (_weights is null)
        {
            destination[..examples.Length].Fill(1f);
            return;
        }

        for (int i = 0; i < examples.Length; i++)
            destination[i] = _weights[_first + examples[i]];
    }

    /// <summary>How much an example counts.</summary>
    internal float Weight(int example) => _weights is null ? 1f : _weights[_first + example];
}
