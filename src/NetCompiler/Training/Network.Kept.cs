using System;

namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>What training has left from its last batch, and the next one begins with.</summary>
    internal KeptStates Kept { get; }

    /// <summary>Whether a layer keeps its state from batch to batch.</summary>
    internal bool KeepsStates => _definition.Kept.Length > 0;

    /// <summary>
    /// Makes the states zero that stateful layers (<c>Lstm(100, stateful: true)</c>) keep from batch to batch; nothing changes in a network without such layers.
    /// <para>
    /// Row r of a batch begins with the state that row r of the batch before ended with, and no derivative goes into it: what is learned of T steps at a time takes the memory of T steps, however long a sequence is.
    /// <see cref="Gradients"/>, <see cref="Fit(Dataset, TrainingOptions, System.Threading.CancellationToken)">Fit</see> and <see cref="PredictNext"/> go on in this way and leave their states; batches in
    /// between must be of one size. Each epoch of Fit forgets first, because the examples begin anew; <see cref="Dataset.Stretches"/> puts them in the order that is needed. Checkpoints of a run have the states, so that it
    /// goes on with the same bits; <see cref="Save"/> has not.
    /// </para>
    /// <para>
    /// <c>Predict</c> and <c>Evaluate</c> neither use nor change what is kept, so that they may run on any number of threads: each example begins with zeros, but in a dataset from
    /// <see cref="Dataset.Stretches"/>, of which each batch goes on where the one before ended, from zeros in the first. (In Keras, whose <c>predict</c> goes on with what <c>fit</c> left, that is <see cref="PredictNext"/>, and
    /// <c>reset_states</c> is this method.)
    /// </para>
    /// </summary>
    /// <exception cref="InvalidOperationException">The network is training.</exception>
    public void ForgetStates()
    {
        BeginTraining();
        Kept.Forget();
        EndTraining();
    }

    /// <summary>
    /// Predicts a batch that goes on where the last one ended: each example begins with the state that the same one of the batch before ended with, in training or by this method, and leaves its own to the next. For one caller at a
    /// time. See <see cref="ForgetStates"/>.
    /// </summary>
    /// <param name="inputs">The values of the network's only input, example after example.</param>
    /// <returns>The values of the network's only output, example after example.</returns>
    /// <exception cref="ArgumentException">The length is not a multiple of the input's size.</exception>
    /// <exception cref="InvalidOperationException">No layer is stateful, the last batch had another size, the network is training, or it has several inputs or outputs.</exception>
    public float[] PredictNext(ReadOnlySpan<float> inputs)
    {
        int batch = CountExamples(inputs);
        if (!KeepsStates)
            throw new InvalidOperationException($"{Name} keeps no states from batch to batch, so that no batch goes on where another ended. Call Predict, or make a layer stateful: Lstm(100, stateful: true).");

        var outputs = new float[batch * _definition.Outputs[0].Count];
        BeginTraining();
        try
        {
            Kept.Begin(batch);
            PredictionStep step = RentFor(batch);
            step.Predict(inputs, outputs, batch, Kept);
            Return(step);
        }
        finally
        {
            EndTraining();
        }

        return outputs;
    }

    /// <summary>How many examples a batch of a dataset has where each goes on with the one before; 0 where each example stands by itself.</summary>
    private int StretchesOf(Dataset data) => KeepsStates ? data.StretchCount : 0;

    /// <exception cref="ArgumentException">Batches do not go on where the ones before ended.</exception>
    private void CheckStretches(Dataset data, TrainingOptions options)
    {
        if (!KeepsStates)
            return;

        const string Remedy = "Train with Dataset.Stretches(rows) of the examples in their order, BatchSize = rows and Shuffle = false.";
        CheckOrder(options);
        if (data.StretchCount > 0 && data.StretchCount != options.BatchSize)
            throw new ArgumentException($"{Name} keeps states from batch to batch, and the data is {data.StretchCount} stretches side by side, but TrainingOptions.BatchSize is {options.BatchSize}. {Remedy}", nameof(options));
        if (data.Count % options.BatchSize != 0)
            throw new ArgumentException($"{Name} keeps states from batch to batch, which needs batches of one size, but {data.Count} examples leave {data.Count % options.BatchSize} for a last batch. {Remedy}", nameof(options));
    }

    /// <exception cref="ArgumentException">The examples are to be shuffled.</exception>
    private void CheckOrder(TrainingOptions options)
    {
        if (KeepsStates && options.Shuffle)
            throw new ArgumentException(
                $"{Name} keeps states from batch to batch: row r of a batch goes on where row r of the one before ended, but TrainingOptions.Shuffle, which is on by default, puts the examples in another order. Set Shuffle = false, and "
                + "Dataset.Stretches puts examples in the order that is needed.", nameof(options));
    }
}
