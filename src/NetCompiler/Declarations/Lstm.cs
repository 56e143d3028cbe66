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
/// With a <c>projection</c> to p numbers, h[t] = (σ(o)·tanh(c[t]))·Pᵀ with <c>projection</c> (P, [p, units], Glorot uniform), U is [4·units, p] and the state has p numbers (Sak et al. 2014, arXiv:1402.1128).
/// With a <c>peephole</c>, i and f get v∘c[t−1] added and o v∘c[t], by <c>inputPeephole</c>, <c>forgetPeephole</c> and <c>outputPeephole</c> (0 at first; Gers and Schmidhuber 2000).
/// With a <c>mask</c> the state stays what it is at every step that is padding, before the valid steps or behind them: the result is the state after the last valid step, as of PyTorch's packed sequences.
/// Where all steps are returned, those that are padding repeat the state before, as in Keras (PyTorch's <c>pad_packed_sequence</c> writes zeros there). A mask learns nothing.
/// <c>dropout</c> and <c>recurrentDropout</c> are variational: the same features of an example are zero at all steps, of the input and of the state as the gates see it (Gal and Ghahramani 2016, arXiv:1512.05287).
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

    /// <summary>How many numbers the state has, where it is a projection of σ(o)·tanh(c): PyTorch's <c>proj_size</c>. 0 by default, for no projection.</summary>
    public int Projection { get; set; }

    /// <summary>Whether the gates see the cell; false by default.</summary>
    public bool Peephole { get; set; }

    /// <summary>How often a feature of the input is zero in training, at all steps of an example: at least 0 and below 1; 0 by default.</summary>
    public double Dropout { get; set; }

    /// <summary>How often a number of the state is zero in training where the gates see it, at all steps of an example: at least 0 and below 1; 0 by default.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>
    /// Whether each example of a batch begins with the state and the cell that the same row of the batch before ended with, into which no derivative goes: truncated backpropagation through time, T steps at a time; false by default.
    /// See <see cref="Network.ForgetStates"/>. Not together with <see cref="Reverse"/> or a state to begin with.
    /// </summary>
    public bool Stateful { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="LstmAttribute"/>
    /// <param name="units">How many numbers state and cell have, at least 1.</param>
    /// <param name="forgetBias">What is added to the forget gate beside its bias, so that a new network remembers; 0 where weights of PyTorch are loaded.</param>
    /// <param name="returnSequences">Whether the result is the state after every step instead of the last one.</param>
    /// <param name="reverse">Whether the last step comes first. The states stand in the order of the steps all the same.</param>
    /// <param name="mask">One number for each step, <c>[T]</c>: above 0 where the step is valid, 0 where it is padding, as <see cref="Valid"/> makes it. All are valid without it.</param>
    /// <param name="initial">The state before the first step, <c>[units]</c>; zero without it. A vector of another length is NC1003.</param>
    /// <param name="initialCell">The cell before the first step, <c>[units]</c>; zero without it. A vector of another length is NC1003.</param>
    /// <param name="projection">How many numbers the state has, where it is a projection: PyTorch's <c>proj_size</c>; 0 for no projection.</param>
    /// <param name="peephole">Whether the gates see the cell.</param>
    /// <param name="dropout">How often a feature of the input is zero in training, at all steps of an example: at least 0 and below 1.</param>
    /// <param name="recurrentDropout">How often a number of the state is zero in training where the gates see it, at all steps of an example: at least 0 and below 1.</param>
    /// <param name="stateful">Whether each example of a batch begins with what the same row of the batch before ended with; see <see cref="LstmAttribute.Stateful"/>.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Lstm(int units, double forgetBias = 1, bool returnSequences = false, bool reverse = false, Tensor? mask = null, Tensor? initial = null, Tensor? initialCell = null, int projection = 0, bool peephole = false, double dropout = 0, double recurrentDropout = 0, bool stateful = false, string? name = null) => Never();

    /// <summary>
    /// The same layer with both things that it hands on: the state h after every step and the cell c, <c>[T, units]</c> each, so that an encoder can hand its last ones to a decoder.
    /// <code>
    /// (Tensor states, Tensor cells) = source.LstmStates(64, mask: words.Valid());
    /// Tensor decoded = target.Lstm(64, returnSequences: true, initial: states.Last(), initialCell: cells.Last());
    /// </code>
    /// Otherwise as <see cref="Lstm"/>, with the same parameters.
    /// </summary>
    /// <param name="units">How many numbers state and cell have, at least 1.</param>
    /// <param name="forgetBias">What is added to the forget gate beside its bias, so that a new network remembers; 0 where weights of PyTorch are loaded.</param>
    /// <param name="reverse">Whether the last step comes first. The states stand in the order of the steps all the same.</param>
    /// <param name="mask">One number for each step, <c>[T]</c>: above 0 where the step is valid, 0 where it is padding, as <see cref="Valid"/> makes it. All are valid without it.</param>
    /// <param name="initial">The state before the first step, <c>[units]</c>; zero without it. A vector of another length is NC1003.</param>
    /// <param name="initialCell">The cell before the first step, <c>[units]</c>; zero without it. A vector of another length is NC1003.</param>
    /// <param name="projection">How many numbers the state has, where it is a projection: PyTorch's <c>proj_size</c>; 0 for no projection.</param>
    /// <param name="peephole">Whether the gates see the cell.</param>
    /// <param name="dropout">How often a feature of the input is zero in training, at all steps of an example: at least 0 and below 1.</param>
    /// <param name="recurrentDropout">How often a number of the state is zero in training where the gates see it, at all steps of an example: at least 0 and below 1.</param>
    /// <param name="stateful">Whether each example of a batch begins with what the same row of the batch before ended with; see <see cref="LstmAttribute.Stateful"/>.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    /// <returns>The states and the cells after every step.</returns>
    public (Tensor States, Tensor Cells) LstmStates(int units, double forgetBias = 1, bool reverse = false, Tensor? mask = null, Tensor? initial = null, Tensor? initialCell = null, int projection = 0, bool peephole = false, double dropout = 0, double recurrentDropout = 0, bool stateful = false, string? name = null) => Never<(Tensor, Tensor)>();
}
