namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// Which of these numbers are words and which are padding: the mask of a sequence, which <see cref="Lstm"/>, <see cref="Gru"/>, <see cref="Rnn"/>, <see cref="Last"/> and <see cref="Mean(Tensor?, string?)"/> take.
    /// <code>
    /// Tensor mask = words.Valid();                                  y = 1 where x ≥ 0 and x ≠ padding, else 0
    /// Tensor state = words.Embedding(5000, 32).Lstm(100, mask: mask);
    /// </code>
    /// Any input of ones and zeros is a mask as well. Its derivative is 0.
    /// </summary>
    /// <param name="padding">The number that stands for padding beside every negative one; −1 for none.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Valid(int padding = -1, string? name = null) => Never();
}
