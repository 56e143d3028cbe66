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
/// Without <c>ResetAfter</c> the reset gate comes before the product, n = tanh(pₙ + (r∘h[t−1])·Vᵀ), as in the paper: U is [2·units, units], <c>candidate</c> is V ([units, units], orthogonal), and there is no c.
/// With a <c>mask</c> the state stays what it is at every step that is padding, before the valid steps or behind them: the result is the state after the last valid step, as of PyTorch's packed sequences.
/// Where all steps are returned, those that are padding repeat the state before, as in Keras (PyTorch's <c>pad_packed_sequence</c> writes zeros there). A mask learns nothing.
/// <c>dropout</c> and <c>recurrentDropout</c> are variational: the same features of an example are zero at all steps, of the input and of the state as the gates see it (Gal and Ghahramani 2016, arXiv:1512.05287).
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

    /// <summary>Whether the reset gate comes after the state's product; true by default. Without, n = tanh(pₙ + (r∘h[t−1])·Vᵀ), as in the paper.</summary>
    public bool ResetAfter { get; set; } = true;

    /// <summary>How often a feature of the input is zero in training, at all steps of an example: at least 0 and below 1; 0 by default.</summary>
    public double Dropout { get; set; }

    /// <summary>How often a number of the state is zero in training where the gates see it, at all steps of an example: at least 0 and below 1; 0 by default.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>
    /// Whether each example of a batch begins with the state that the same row of the batch before ended with, into which no derivative goes: truncated backpropagation through time, T steps at a time; false by default.
    /// See <see cref="Network.ForgetStates"/>. Not together with <see cref="Reverse"/> or a state to begin with.
    /// </summary>
    public bool Stateful { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="GruAttribute"/>
    /// <param name="units">How many numbers the state has, at least 1.</param>
    /// <param name="returnSequences">Whether the result is the state after every step instead of the last one.</param>
    /// <param name="reverse">Whether the last step comes first. The states stand in the order of the steps all the same.</param>
    /// <param name="mask">One number for each step, <c>[T]</c>: above 0 where the step is valid, 0 where it is padding, as <see cref="Valid"/> makes it. All are valid without it.</param>
    /// <param name="initial">The state before the first step, <c>[units]</c>; zero without it. A vector of another length is NC1003.</param>
    /// <param name="resetAfter">Whether the reset gate comes after the state's product, as in PyTorch; before it, as in the paper, without.</param>
    /// <param name="dropout">How often a feature of the input is zero in training, at all steps of an example: at least 0 and below 1.</param>
    /// <param name="recurrentDropout">How often a number of the state is zero in training where the gates see it, at all steps of an example: at least 0 and below 1.</param>
    /// <param name="stateful">Whether each example of a batch begins with what the same row of the batch before ended with; see <see cref="GruAttribute.Stateful"/>.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Gru(int units, bool returnSequences = false, bool reverse = false, Tensor? mask = null, Tensor? initial = null, bool resetAfter = true, double dropout = 0, double recurrentDropout = 0, bool stateful = false, string? name = null) => Never();
}
