using System;
using System.Collections.Generic;
using System.Threading;

namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>
    /// Trains with examples that are read while training goes on. The same seed and the same stream give the same parameters, bit for bit, on any number of threads.
    /// </summary>
    /// <param name="training">The examples.</param>
    /// <param name="options">How; by default one epoch of <see cref="Adam"/> with batches of 32.</param>
    /// <param name="cancellation">Ends training between two steps, or while it waits for the stream; the parameters keep what was learnt.</param>
    /// <exception cref="ArgumentException">A part of the stream does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The stream has no examples, the network has no loss, is training already, or the optimizer belongs to another network.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public History Fit(DataStream training, TrainingOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        options ??= new TrainingOptions();
        CheckOrder(options);

        Augmenter? augmenter = Augmenter.For(options.Augmentation, _definition, data: null, Seed);
        return Train(new StreamSource(_definition, training, options.BatchSize, options.Shuffle, Seed, CheckPart, cancellation, augmenter), options, cancellation);
    }

    /// <summary>Measures the loss, the accuracy and the given metrics in inference mode, with the examples of epoch 0 of a stream, in their order.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="metrics">What else to measure; each forgets what it has seen, and holds its figure afterwards.</param>
    /// <exception cref="ArgumentException">A part of the stream or a metric does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The stream has no examples, the network has no loss, or a metric does not fit its output.</exception>
    public Evaluation Evaluate(DataStream data, params Metric[] metrics) => Evaluate(data, metrics, default);

    /// <summary>Measures the loss, the accuracy and the given metrics in inference mode, with the examples of epoch 0 of a stream, in their order.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="metrics">What else to measure; each forgets what it has seen, and holds its figure afterwards.</param>
    /// <param name="cancellation">Ends the evaluation between two batches, or while it waits for the stream.</param>
    /// <exception cref="ArgumentException">A part of the stream or a metric does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The stream has no examples, the network has no loss, or a metric does not fit its output.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public Evaluation Evaluate(DataStream data, IReadOnlyList<Metric> metrics, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(data);

        // Batches of the size that a dataset would be cut into: the same bits.
        int batch = CapacityFor(MostExamples);
        using var source = new StreamSource(_definition, data, batch, shuffle: false, Seed, CheckExamples, cancellation);
        return EvaluateAll(source, batch, metrics, cancellation);
    }

    private void CheckPart(Dataset part)
    {
        CheckExamples(part);
        DatasetCheck.Numbers(_definition, part);
    }
}
