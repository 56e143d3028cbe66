using System;

namespace NetCompiler;

public sealed partial class Tensor
{
    /// <summary>
    /// Layers that go through a sequence from its beginning, and others of the same kind from its end, side by side along the last axis, or their sum.
    /// <code>
    /// Tensor both = Tensor.BothWays(reverse => x.Lstm(64, returnSequences: true, reverse: reverse));          [T, 128]
    ///
    /// for (int layer = 0; layer &lt; 3; layer++)
    ///     x = Tensor.BothWays(reverse => x.Gru(64, returnSequences: true, reverse: reverse));
    /// </code>
    /// Schuster and Paliwal 1997. Each direction has its own weights.
    /// </summary>
    /// <param name="layers">What one direction gives; it is evaluated with false and with true.</param>
    /// <param name="sum">Whether the two are added instead of put side by side.</param>
    public static Tensor BothWays(Func<bool, Tensor> layers, bool sum = false) => Never();
}
