using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Copies of examples in numbered slots, some of which are a batch. It grows to the slots that are used.</summary>
internal sealed class ExampleBuffer
{
    private readonly NetworkDefinition _network;
    private readonly float[][] _inputs;
    private readonly float[][] _numbers;    // per target; empty if it has labels
    private readonly int[][] _labels;       // per target; empty if it has numbers
    private float[] _weights = [];
    private long[] _order = [];             // of the examples in the stream
    private int _capacity;

    /// <param name="network">What the examples are for.</param>
    /// <param name="capacity">How many slots there are at first.</param>
    public ExampleBuffer(NetworkDefinition network, int capacity)
    {
        _network = network;
        _inputs = Array.ConvertAll(network.Inputs, _ => Array.Empty<float>());
        _numbers = Array.ConvertAll(network.Targets, _ => Array.Empty<float>());
        _labels = Array.ConvertAll(network.Targets, _ => Array.Empty<int>());
        Examples = Grow(capacity);
    }

    /// <summary>All slots as a dataset: slot i is example i.</summary>
    public Dataset Examples { get; private set; }

    /// <summary>The number of the example in each slot.</summary>
    public long[] Numbers => _order;

    /// <summary>Copies an example of a part, which must fit the network, into a slot.</summary>
    public void Put(int slot, Dataset part, int example, long number)
    {
        if (slot >= _capacity)
            Examples = Grow(Math.Max(slot + 1, checked(2 * _capacity)));

        _weights[slot] = part.Weight(example);
        _order[slot] = number;
        int row = part.Row(example);
        for (int i = 0; i < _inputs.Length; i++)
            part.Input(i).CopyTo(row, Slot(_inputs[i], _network.Inputs[i].Count, slot));

        for (int i = 0; i < _network.Targets.Length; i++)
        {
            int size = _network.Targets[i].Count;
            if (_network.Targets[i].Kind == TargetKind.Labels)
                ((LabelColumn)part.Target(i)).Row(row).CopyTo(Slot(_labels[i], size, slot));
            else
                part.Target(i).CopyTo(row, Slot(_numbers[i], size, slot));
        }
    }

    private Dataset Grow(int capacity)
    {
        _capacity = capacity;
        Array.Resize(ref _order, capacity);
        var inputs = new Column[_inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = Column.Of(Resized(ref _inputs[i], _network.Inputs[i].Count), _network.Inputs[i].Count);

        var targets = new Column[_network.Targets.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            int size = _network.Targets[i].Count;
            targets[i] = _network.Targets[i].Kind == TargetKind.Labels ? Column.Labels(Resized(ref _labels[i], size), size) : Column.Of(Resized(ref _numbers[i], size), size);
        }

        return new Dataset(inputs, targets).WeighedBy(Resized(ref _weights, 1));
    }

    private T[] Resized<T>(ref T[] values, int size)
    {
        Array.Resize(ref values, checked(_capacity * size));
        return values;
    }

    private static Span<T> Slot<T>(T[] values, int size, int slot) => values.AsSpan(slot * size, size);
}
