namespace NetCompiler;

/// <summary>
/// A learned vector for each of so many numbers, such as the words of a vocabulary.
/// <code>
/// y[t] = W[x[t]]          x: [T], whole numbers from 0   W: [vocabulary, features]   y: [T, features]
/// </code>
/// Numbers are given as floats; one that is no row's, such as −1 for padding, gives zeros and learns nothing. Parameter <c>weight</c> (W, standard normal), as PyTorch's <c>Embedding</c>.
/// Anything but a vector of numbers is NC1004. A dataset with a number that is neither padding nor a row's is refused by <c>Fit</c>, <c>Predict</c> and <c>Evaluate</c>.
/// <para>
/// With <c>Sparse</c> what an optimizer does, it does to the rows that a batch uses, as PyTorch's <c>SparseAdam</c>: a row that it does not use is neither moved nor decayed, and what the optimizer remembers of it stays.
/// Plain SGD gives the same bits as without; momentum and Adam would have moved the other rows too, by what they remember of them.
/// </para>
/// <para>
/// Rows that are known already are loaded with <c>network.Parameters["name.weight"].CopyFrom(rows)</c>, and <c>[Frozen("name")]</c> keeps them.
/// </para>
/// </summary>
/// <param name="vocabulary">How many numbers there are, at least 1.</param>
/// <param name="features">The length of each one's vector, at least 1.</param>
public sealed class EmbeddingAttribute(int vocabulary, int features) : LayerAttribute
{
    /// <summary>How many numbers there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>The length of each one's vector.</summary>
    public int Features { get; } = features;

    /// <summary>A number that stands for padding, as negative ones do: it gives zeros and learns nothing. −1 by default, for no other.</summary>
    public int Padding { get; set; } = -1;

    /// <summary>Whether only those rows of W move that a batch uses, in time that does not depend on how many others there are; false by default.</summary>
    public bool Sparse { get; set; }

    /// <summary>How W starts; standard normal by default.</summary>
    public WeightInitializer Initializer { get; set; } = WeightInitializer.Normal;

    /// <summary>What W starts with is multiplied by this: the standard deviation of the default; 1 by default.</summary>
    public double InitializerScale { get; set; } = 1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="EmbeddingAttribute"/>
    /// <param name="vocabulary">How many numbers there are, at least 1.</param>
    /// <param name="features">The length of each one's vector, at least 1.</param>
    /// <param name="initializer">How W starts.</param>
    /// <param name="initializerScale">What W starts with is multiplied by this: the standard deviation of the default.</param>
    /// <param name="padding">A number that stands for padding, as negative ones do: it gives zeros and learns nothing. −1 for no other.</param>
    /// <param name="sparse">Whether only those rows of W move that a batch uses, in time that does not depend on how many others there are.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Embedding(int vocabulary, int features, WeightInitializer initializer = WeightInitializer.Normal, double initializerScale = 1, int padding = -1, bool sparse = false, string? name = null) => Never();
}
