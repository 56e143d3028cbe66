using System;
using System.Threading;

namespace NetCompiler;

public abstract partial class Network
{
    // As many examples at a time as fill a few megabytes, but no more than keep two cores busy.
    private const int MostExamples = 256;
    private const int MostFloats = 1 << 22;

    private readonly PredictionStep?[] _idle = new PredictionStep?[2 * Environment.ProcessorCount];

    /// <summary>Predicts one example, or several that lie one after the other.</summary>
    /// <param name="inputs">The values of the network's only input; a multiple of its size.</param>
    /// <returns>The values of the network's only output, example after example: probabilities after softmax or sigmoid losses.</returns>
    /// <exception cref="ArgumentException">The length is not a multiple of the input's size.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs.</exception>
    public float[] Predict(ReadOnlySpan<float> inputs)
    {
        var outputs = new float[CountExamples(inputs) * _definition.Outputs[0].Count];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>Predicts one example, or several that lie one after the other, without allocating.</summary>
    /// <param name="inputs">The values of the network's only input; a multiple of its size.</param>
    /// <param name="outputs">Receives the values of the network's only output, example after example.</param>
    /// <exception cref="ArgumentException">The length of the inputs is not a multiple of the input's size, or that of the outputs does not fit.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int count = CountExamples(inputs);
        int size = _definition.Outputs[0].Count;
        if (outputs.Length != count * size)
            throw new ArgumentException($"{count} examples give {count} · {size} = {count * size} values, but there is room for {outputs.Length}.", nameof(outputs));

        PredictionStep step = Rent(count);
        try
        {
            int inputSize = _definition.Inputs[0].Count;
            for (int first = 0; first < count; first += step.Capacity)
            {
                int batch = Math.Min(step.Capacity, count - first);
                step.Predict(inputs.Slice(first * inputSize, batch * inputSize), outputs.Slice(first * size, batch * size), batch);
            }
        }
        finally
        {
            Return(step);
        }
    }

    /// <summary>Predicts all examples of a dataset; its targets, if any, are ignored.</summary>
    /// <returns>One array per output of the network, in its order, with the values of all examples one after the other.</returns>
    /// <exception cref="ArgumentException">The inputs do not fit the network.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public float[][] Predict(Dataset data, CancellationToken cancellation = default)
    {
        DatasetCheck.Inputs(_definition, data);
        float[][] outputs = Array.ConvertAll(_definition.Outputs, output => new float[checked(data.Count * output.Count)]);

        KeptStates? kept = StretchesOf(data) > 0 ? new KeptStates(_definition) : null;

        ForEachBatch(data, cancellation, (step, examples, first, count) => step.Predict(data, examples, first, count, outputs, kept));
        return outputs;
    }

    private void ForEachBatch(Dataset data, CancellationToken cancellation, Action<PredictionStep, int[], int, int> run)
    {
        int[] examples = InOrder(data.Count);
        int stretches = StretchesOf(data);
        PredictionStep step = stretches > 0 ? RentFor(stretches) : Rent(data.Count);
        int batch = stretches > 0 ? stretches : step.Capacity;
        try
        {
            for (int first = 0; first < data.Count; first += batch)
            {
                cancellation.ThrowIfCancellationRequested();
                run(step, examples, first, Math.Min(batch, data.Count - first));
            }
        }
        finally
        {
            Return(step);
        }
    }

    internal int CountExamples(ReadOnlySpan<float> inputs)
    {
        if (_definition.Inputs.Length != 1 || _definition.Outputs.Length != 1)
            throw new InvalidOperationException(
                $"{Name} has {_definition.Inputs.Length} inputs and {_definition.Outputs.Length} outputs. Put the inputs into a Dataset and call Predict(dataset).");

        int size = _definition.Inputs[0].Count;
        if (inputs.Length == 0 || inputs.Length % size != 0)
            throw new ArgumentException($"{Name} takes {size} values per example, {Shapes.Text(_definition.Inputs[0].Shape)}, but {inputs.Length} were given.", nameof(inputs));
        DatasetCheck.Rows(_definition, _definition.Inputs[0], inputs);
        return inputs.Length / size;
    }

    private int CapacityFor(int examples) => Math.Clamp(Math.Min(examples, MostFloats / Math.Max(_definition.PredictionFloats, 1)), 1, MostExamples);

    /// <summary>Takes an idle workspace that is large enough, or makes one: every caller computes in its own.</summary>
    private PredictionStep Rent(int examples) => RentFor(CapacityFor(examples));

    private PredictionStep RentFor(int capacity)
    {
        for (int i = 0; i < _idle.Length; i++)
            if (_idle[i]?.Capacity >= capacity && Interlocked.Exchange(ref _idle[i], null) is { } step)
            {
                if (step.Capacity >= capacity)
                    return step;
                Return(step);
            }

        return new PredictionStep(this, capacity);
    }

    /// <summary>Puts a workspace back, in place of a smaller one if there is no empty place.</summary>
    private void Return(PredictionStep step)
    {
        for (int i = 0; i < _idle.Length; i++)
            if (Interlocked.CompareExchange(ref _idle[i], step, null) is null)
                return;

        for (int i = 0; i < _idle.Length; i++)
            if (_idle[i] is { } other && other.Capacity < step.Capacity && Interlocked.CompareExchange(ref _idle[i], step, other) == other)
                return;
    }
}
