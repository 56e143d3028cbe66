namespace NetCompiler;

/// <summary>
/// Gated recurrent unit: goes through a sequence step by step with a state of so many numbers. The reset gate comes after the state's product, as in PyTorch and cuDNN.
/// <code>
/// p = x[t]·Wᵀ + b      q = h[t−1]·Uᵀ + c          x: [T, n]   W: [3·units, n]   U: [3·units, units]   h[−1] = 0
/// r = σ(pᵣ + qᵣ)       z = σ(p_z + q_z)       n = tanh(pₙ + r·qₙ)
/// h[t] = (1 − z)·n + z·h[t−1]
/// </code>
/// The result is the state after the last step, <c>[units]</c>, or after every step, <c>[T, units]</c>. Parameters <c>weight</c> (W, Glorot uniform), <c>recurrent</c> (U, orthogonal), <c>bias</c> and <c>recurrentBias</c> (b and c, 0),
/// with the gates in the order of PyTorch: <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c>, <c>bias_hh_l0</c>. Anything but a sequence <c>[T, n]</c> is NC1013. Cho et al. 2014, arXiv:1406.1078.
/// </summary>
/// <param name="units">How many numbers the state has, at least 1.</param>
public sealed class GruAttribute(int units) : LayerAttribute
{
    /// <summary>How many numbers the state has.</summary>
    public int Units { get; } = units;

    /// <summary>Whether the result is the state after every step instead of the last one; false by default.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Whether the last step comes first; false by default. The states stand in the order of the steps all the same.</summary>
    public bool Reverse { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="GruAttribute"/>
    /// <param name="units">How many numbers the state has, at least 1.</param>
    /// <param name="returnSequences">Whether the result is the state after every step instead of the last one.</param>
    /// <param name="reverse">Whether the last step comes first. The states stand in the order of the steps all the same.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Gru(int units, bool returnSequences = false, bool reverse = false, string? name = null) => Never();
}
