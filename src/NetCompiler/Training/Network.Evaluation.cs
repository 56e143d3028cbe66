using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>Measures the loss and the accuracy in inference mode: running statistics, no dropout.</summary>
    /// <exception cref="ArgumentException">The examples do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public Evaluation Evaluate(Dataset data, CancellationToken cancellation = default) => Evaluate(data, [], cancellation);

    /// <summary>Measures the loss, the accuracy and the given metrics in inference mode.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="metrics">What else to measure; each forgets what it has seen, and holds its figure afterwards.</param>
    /// <exception cref="ArgumentException">The examples or a metric do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or a metric does not fit its output.</exception>
    public Evaluation Evaluate(Dataset data, params Metric[] metrics) => Evaluate(data, metrics, default);

    /// <summary>Measures the loss, the accuracy and the given metrics in inference mode.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="metrics">What else to measure; each forgets what it has seen, and holds its figure afterwards.</param>
    /// <param name="cancellation">Ends the evaluation between two batches.</param>
    /// <exception cref="ArgumentException">The examples or a metric do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or a metric does not fit its output.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public Evaluation Evaluate(Dataset data, IReadOnlyList<Metric> metrics, CancellationToken cancellation)
    {
        CheckExamples(data);
        int stretches = StretchesOf(data), batch = stretches > 0 ? stretches : CapacityFor(data.Count);
        using var source = new DatasetSource(data, batch, shuffle: false, Seed);
        return EvaluateAll(source, batch, metrics, cancellation, stretches > 0 ? new KeptStates(_definition) : null);
    }

    private Evaluation EvaluateAll(ExampleSource source, int batch, IReadOnlyList<Metric> metrics, CancellationToken cancellation, KeptStates? kept = null)
    {
        double loss = 0;
        long count = 0;
        var right = new long[_definition.Outputs.Length];
        var answers = new long[_definition.Outputs.Length];
        var feed = new MetricFeed(_definition, metrics, batch);

        PredictionStep step = RentFor(batch);
        try
        {
            source.Begin(epoch: 0, batch: 0);
            while (source.TryNext(out ExampleRange examples))
            {
                cancellation.ThrowIfCancellationRequested();
                loss += (double)step.Evaluate(examples.Data, examples.Order, examples.First, examples.Count, feed.Predictions, kept) * examples.Count;
                count += examples.Count;
                for (int output = 0; output < right.Length; output++)
                {
                    right[output] += step.Right(output);
                    answers[output] += step.Answers(output);
                }

                feed.Add(examples.Data, examples.Order.AsSpan(examples.First, examples.Count));
            }
        }
        finally
        {
            Return(step);
        }

        return new Evaluation(loss / count, [.. _definition.Outputs.Select((output, i) =>
            new OutputEvaluation(output.Name, right[i], answers[i]))], feed.Values());
    }
}
