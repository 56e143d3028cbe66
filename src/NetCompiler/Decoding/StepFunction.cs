using System;
using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// A network that is given one step of a sequence at a time and keeps its states in between, so that nothing before is computed again. The network is declared for one step:
/// <code>
/// (scores, state₁, state₂ …) = Forward(input, state₁, state₂ …, constant₁ …)
/// </code>
/// What it returns beside its first output is what it is given at the next step, in the same order and the same shapes; inputs beyond are the same at every step, such as what a decoder attends to.
/// <code>
/// [Network, SoftmaxCrossEntropy(Output = "scores")]
/// public sealed partial class Writer
/// {
///     private static (Tensor scores, Tensor state) Forward([Shape(1)] Tensor letter, [Shape(256)] Tensor before)
///     {
///         Tensor state = letter.Embedding(65, 64, name: "letters").Gru(256, initial: before, name: "memory");
///         return (state.Dense(65, name: "scores"), state);
///     }
/// }
/// </code>
/// With the names of a network that was trained on whole sequences its weights are taken over by <see cref="Network.CopyFrom"/>. Several sequences go side by side, as rows. A step allocates nothing.
/// </summary>
public sealed class StepFunction
{
    private readonly Network _network;
    private readonly float[][] _inputs, _outputs;
    private readonly float[] _moved;

    /// <summary>Begins with states of zero.</summary>
    /// <param name="network">Declared for one step.</param>
    /// <param name="rows">How many sequences go side by side; 1 by default.</param>
    /// <exception cref="ArgumentException">The network's further outputs are not its further inputs, or it keeps states by itself.</exception>
    public StepFunction(Network network, int rows = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        Check(network.Compiled);

        _network = network;
        Rows = rows;
        _inputs = Array.ConvertAll(network.Compiled.Inputs, slot => new float[checked(rows * slot.Count)]);
        _outputs = Array.ConvertAll(network.Compiled.Outputs, slot => new float[checked(rows * slot.Count)]);
        _moved = new float[_inputs.Skip(1).Take(States).Select(state => state.Length).DefaultIfEmpty(0).Max()];
    }

    /// <summary>How many sequences go side by side.</summary>
    public int Rows { get; }

    /// <summary>How many tensors are handed from step to step.</summary>
    public int States => _outputs.Length - 1;

    /// <summary>How many numbers each row's input has.</summary>
    public int InputSize => _network.Compiled.Inputs[0].Count;

    /// <summary>How many numbers each row's output has.</summary>
    public int OutputSize => _network.Compiled.Outputs[0].Count;

    /// <summary>Whether the output is the probabilities of classes, and not scores or numbers.</summary>
    internal bool GivesProbabilities => _network.Compiled.Outputs[0].Response == Response.Softmax;

    /// <summary>The output of the last step, row after row.</summary>
    public ReadOnlySpan<float> Output => _outputs[0];

    /// <summary>A state as it is before the next step, row after row.</summary>
    /// <param name="state">From 0.</param>
    public ReadOnlySpan<float> State(int state) => _inputs[1 + Checked(state, States, "states")];

    /// <summary>Makes all states 0, as at the start of a sequence.</summary>
    public void Reset()
    {
        for (int state = 1; state <= States; state++)
            Array.Clear(_inputs[state]);
    }

    /// <summary>Gives a state the numbers from which the next step goes on.</summary>
    /// <param name="state">From 0.</param>
    /// <param name="values">Those of all rows, or of one for all.</param>
    /// <exception cref="ArgumentException">There are neither as many numbers as all rows have nor as many as one has.</exception>
    public void SetState(int state, ReadOnlySpan<float> values) => Fill(1 + Checked(state, States, "states"), values);

    /// <summary>Gives an input that is the same at every step its numbers.</summary>
    /// <param name="constant">From 0: the first input after the states.</param>
    /// <param name="values">Those of all rows, or of one for all.</param>
    /// <exception cref="ArgumentException">There are neither as many numbers as all rows have nor as many as one has.</exception>
    public void SetConstant(int constant, ReadOnlySpan<float> values) => Fill(1 + States + Checked(constant, _inputs.Length - 1 - States, "constants"), values);

    /// <summary>One step of all rows.</summary>
    /// <param name="inputs">The step's input, row after row.</param>
    /// <returns>The output, row after row; overwritten by the next step.</returns>
    /// <exception cref="ArgumentException">There are more or fewer numbers than the rows have, or one that an embedding has no row for; then the states are as they were.</exception>
    public ReadOnlySpan<float> Step(ReadOnlySpan<float> inputs)
    {
        if (inputs.Length != _inputs[0].Length)
            throw new ArgumentException($"A step of {_network.Name} takes {Rows} · {InputSize} values, but {inputs.Length} were given.", nameof(inputs));

        DatasetCheck.Rows(_network.Compiled, _network.Compiled.Inputs[0], inputs);
        inputs.CopyTo(_inputs[0]);
        _network.PredictRows(_inputs, _outputs, Rows);

        for (int state = 1; state <= States; state++)
            _outputs[state].CopyTo(_inputs[state], 0);
        return _outputs[0];
    }

    /// <summary>
    /// log p of one class after the last step, in nats: of probabilities p as they are, of scores z as z − log Σ e^z. The mean of its negative over a text is the loss of a language model.
    /// </summary>
    /// <param name="row">From 0.</param>
    /// <param name="index">The number of the class, such as a token.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or class.</exception>
    public double LogProbability(int row, int index)
    {
        ReadOnlySpan<float> output = _outputs[0].AsSpan(Checked(row, Rows, "rows") * OutputSize, OutputSize);
        float own = output[Checked(index, OutputSize, "classes")];
        return GivesProbabilities ? Math.Log(own) : own - Scores.Normalizer(output);
    }

    /// <summary>Has each row go on from what another one has come to: the way of a beam search.</summary>
    /// <param name="rows">For each row, whose states it takes.</param>
    /// <exception cref="ArgumentException">There are more or fewer rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public void Select(ReadOnlySpan<int> rows)
    {
        if (rows.Length != Rows)
            throw new ArgumentException($"There are {Rows} rows, but {rows.Length} were given.", nameof(rows));
        foreach (int row in rows)
            Checked(row, Rows, "rows");

        for (int state = 1; state <= States; state++)
            Move(_inputs[state], rows);
    }

    private void Move(float[] values, ReadOnlySpan<int> rows)
    {
        int size = values.Length / Rows;
        Span<float> moved = _moved.AsSpan(0, values.Length);
        for (int row = 0; row < Rows; row++)
            values.AsSpan(rows[row] * size, size).CopyTo(moved[(row * size)..]);
        moved.CopyTo(values);
    }

    private void Fill(int input, ReadOnlySpan<float> values)
    {
        Span<float> all = _inputs[input];
        int size = all.Length / Rows;
        if (values.Length != all.Length && values.Length != size)
            throw new ArgumentException($"{_network.Compiled.Inputs[input].Name} takes {size} values for each of {Rows} rows, or {size} for all, but {values.Length} were given.", nameof(values));

        DatasetCheck.Rows(_network.Compiled, _network.Compiled.Inputs[input], values);
        for (int at = 0; at < all.Length; at += values.Length)
            values.CopyTo(all[at..]);
    }

    private static int Checked(int index, int count, string what) => (uint)index < (uint)count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, count == 0 ? $"There are no {what}." : $"There are {count} {what}, numbered from 0.");

    private static void Check(NetworkDefinition definition)
    {
        if (definition.Kept.Length > 0)
            throw new ArgumentException($"{definition.Name} is no step function: it keeps states from batch to batch by itself. Leave out stateful, take the state as an input and return it; or call Network.PredictNext.");

        int states = definition.Outputs.Length - 1;
        bool fits = definition.Inputs.Length > states
            && Enumerable.Range(1, states).All(state => definition.Inputs[state].Shape.SequenceEqual(definition.Outputs[state].Shape));

        if (!fits)
            throw new ArgumentException(
                $"{definition.Name} is no step function: its outputs are {string.Join(", ", definition.Outputs.Select(o => $"{o.Name} {Shapes.Text(o.Shape)}"))} and its inputs {string.Join(", ", definition.Inputs.Select(i => $"{i.Name} {Shapes.Text(i.Shape)}"))}. " +
                "What it returns beside the first output it must take at the next step, as its second, third … input in the same shape.");
    }
}
