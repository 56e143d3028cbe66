using System;

namespace NetCompiler;

public sealed partial class Dataset
{
    /// <summary>
    /// The same examples, each with the weight of its class, times the weight that it has already: for classes of different sizes, with
    /// <see cref="ClassWeights.Balanced(Dataset, int)"/>. See <see cref="WithWeights"/> for what weights do.
    /// </summary>
    /// <param name="weights">A weight for every class, by label: finite, and at least 0.</param>
    /// <param name="target">Which target holds the classes: one label per example, or one-hot.</param>
    /// <exception cref="ArgumentException">A class or its weight is missing, or a weight is negative or not finite.</exception>
    public Dataset WithClassWeights(ReadOnlySpan<float> weights, int target = 0)
    {
        int[] classes = ClassesOf(target);
        var examples = new float[Count];

        for (int example = 0; example < examples.Length; example++)
        {
            if ((uint)classes[example] >= (uint)weights.Length)
                throw new ArgumentException($"There are weights for the classes 0 to {weights.Length - 1}, but example {example} is of class {classes[example]}.", nameof(weights));
            examples[example] = weights[classes[example]] * Weight(example);
        }

        return WithWeights(examples);
    }
}
