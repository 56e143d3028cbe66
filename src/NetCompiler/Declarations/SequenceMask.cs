namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// The mask of sequences whose lengths are known, this being the length of each example's: what <see cref="Valid"/> is where padding can be told by its numbers.
    /// <code>
    /// static Tensor Forward([Shape(50, 8)] Tensor series, [Shape(1)] Tensor length) =>
    ///     series.Gru(32, mask: length.SequenceMask(50)).Dense(1);
    ///
    /// y[t] = 1 where t &lt; x, else 0          x: [1]   y: [steps]
    /// </code>
    /// A length of 0 or less hides every step, and one of <paramref name="steps"/> or more none. Its derivative is 0. Anything but one number for each example is NC1003. TensorFlow's <c>tf.sequence_mask</c>.
    /// </summary>
    /// <param name="steps">How many steps the sequences have with their padding, at least 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor SequenceMask(int steps, string? name = null) => Never();
}
