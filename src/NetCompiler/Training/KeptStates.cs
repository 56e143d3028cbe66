using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// The states that stateful layers keep from batch to batch: a row of each for every row of a batch. As long as there is none they are zero, for any batch. A batch of another size has no
/// place for them, which is an error. Each worker copies the rows of its own examples in and out, so that no bit depends on how many there are.
/// </summary>
internal sealed class KeptStates
{
    private readonly NetworkDefinition _network;
    private readonly float[][] _values;

    public KeptStates(NetworkDefinition network)
    {
        _network = network;
        _values = Array.ConvertAll(network.Kept, _ => Array.Empty<float>());
    }

    /// <summary>Of how many examples they are; 0 as long as there is none.</summary>
    public int Rows { get; private set; }

    /// <summary>One state of all rows.</summary>
    public float[] this[int state] => _values[state];

    /// <summary>Makes all zero, for a batch of any size.</summary>
    public void Forget() => Rows = 0;

    /// <summary>Makes room for the rows of a batch, before any worker runs. Allocates nothing unless there are more than ever before.</summary>
    /// <exception cref="InvalidOperationException">The states are of another number of rows.</exception>
    public void Begin(int rows)
    {
        if (_values.Length == 0 || rows == Rows)
            return;
        if (Rows > 0)
            throw new InvalidOperationException(
                $"{_network.Name} keeps states from batch to batch, and the last one had {Rows} examples, but this one has {rows}. Row r goes on where row r of the last batch ended: give batches of one size, or call ForgetStates in between.");

        for (int state = 0; state < _values.Length; state++)
        {
            int length = checked(rows * _network.Kept[state].Length);
            if (_values[state].Length != length)
                _values[state] = new float[length];
            else
                Array.Clear(_values[state]);
        }

        Rows = rows;
    }

    /// <summary>Puts the rows of a worker's examples where the batch finds them.</summary>
    public void Enter(in Pass pass)
    {
        for (int state = 0; state < _values.Length; state++)
        {
            KeptSlot slot = _network.Kept[state];
            for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
                Row(state, b).CopyTo(pass.Rows(slot.At, slot.Stride).Span(b, slot.Length));
        }
    }

    /// <summary>Puts zeros there, for a batch that begins with nothing.</summary>
    public static void EnterZeros(in Pass pass, NetworkDefinition network)
    {
        foreach (KeptSlot slot in network.Kept)
            for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
                pass.Rows(slot.At, slot.Stride).Span(b, slot.Length).Clear();
    }

    /// <summary>Takes what a training step's forward pass has left of a worker's examples.</summary>
    public void LeaveTraining(in Pass pass)
    {
        for (int state = 0; state < _values.Length; state++)
            Leave(pass, state, _network.Kept[state].TrainingAt, _network.Kept[state].TrainingStride);
    }

    /// <summary>Takes what a prediction has left of a worker's examples.</summary>
    public void LeavePrediction(in Pass pass)
    {
        for (int state = 0; state < _values.Length; state++)
            if (_network.Kept[state].PredictionAt >= 0)
                Leave(pass, state, _network.Kept[state].PredictionAt, _network.Kept[state].PredictionStride);
    }

    /// <summary>Becomes what others are.</summary>
    public void CopyFrom(KeptStates others)
    {
        Forget();
        if (others.Rows == 0)
            return;

        Begin(others.Rows);
        for (int state = 0; state < _values.Length; state++)
            others._values[state].CopyTo(_values[state], 0);
    }

    private void Leave(in Pass pass, int state, int at, int stride)
    {
        Rows left = pass.Rows(at, stride);
        for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
            left.Span(b, _network.Kept[state].Length).CopyTo(Row(state, b));
    }

    private Span<float> Row(int state, int row) => _values[state].AsSpan(row * _network.Kept[state].Length, _network.Kept[state].Length);
}
