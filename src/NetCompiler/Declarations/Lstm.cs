namespace NetCompiler;

/// <summary>
/// Long short-term memory: goes through a sequence step by step with a state h and a cell c of so many numbers each.
/// <code>
/// [i f g o] = x[t]·Wᵀ + h[t−1]·Uᵀ + b          x: [T, n]   W: [4·units, n]   U: [4·units, units]   h[−1] = c[−1] = 0
/// c[t] = σ(f + forgetBias)·c[t−1] + σ(i)·tanh(g)
/// h[t] = σ(o)·tanh(c[t])
/// </code>
/// The result is the state h after the last step, <c>[units]</c>, or after every step, <c>[T, units]</c>. Parameters <c>weight</c> (W, Glorot uniform), <c>recurrent</c> (U, orthogonal) and <c>bias</c> (0), with the gates in the
/// order of PyTorch: <c>weight_ih_l0</c>, <c>weight_hh_l0</c> and the sum of its two biases. Anything but a sequence <c>[T, n]</c> is NC1013. Hochreiter and Schmidhuber 1997; Gers et al. 2000.
/// </summary>
/// <param name="units">How many numbers state and cell have, at least 1.</param>
public sealed class LstmAttribute(int units) : LayerAttribute
{
    /// <summary>How many numbers state and cell have.</summary>
    public int Units { get; } = units;

    /// <summary>What is added to the forget gate beside its bias, so that a new network remembers (Jozefowicz et al. 2015); 1 by default, 0 where weights of PyTorch are loaded.</summary>
    public double ForgetBias { get; set; } = 1;

    /// <summary>Whether the result is the state after every step instead of the last one; false by default.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Whether the last step comes first; false by default. The states stand in the order of the steps all the same.</summary>
    public bool Reverse { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="LstmAttribute"/>
    /// <param name="units">How many numbers state and cell have, at least 1.</param>
    /// <param name="forgetBias">What is added to the forget gate beside its bias, so that a new network remembers; 0 where weights of PyTorch are loaded.</param>
    /// <param name="returnSequences">Whether the result is the state after every step instead of the last one.</param>
    /// <param name="reverse">Whether the last step comes first. The states stand in the order of the steps all the same.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Lstm(int units, double forgetBias = 1, bool returnSequences = false, bool reverse = false, string? name = null) => Never();
}
