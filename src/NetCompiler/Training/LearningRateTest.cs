using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// The learning-rate range test (Smith, 2017): training goes on while the rate grows from very small to too large, and the loss tells which rates work.
/// </summary>
/// <param name="Points">The rates that were tried, in order, and the loss at each, smoothed over the steps before it.</param>
/// <param name="Suggestion">A tenth of the rate at which the loss was lowest: a rate well before the loss begins to rise.</param>
public sealed record LearningRateTest(IReadOnlyList<LearningRatePoint> Points, float Suggestion)
{
    private const double Smoothing = .9;
    private const double Explosion = 4;    // times the lowest loss: no larger rate will be better

    /// <summary>The suggestion, and what it was chosen from.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"suggested learning rate {Suggestion:G3}, from {Points.Count} rates between {Points[0].Rate:G3} and {Points[^1].Rate:G3}");

    /// <summary>Runs the test. The network is left as it was before.</summary>
    /// <param name="network">What to train.</param>
    /// <param name="training">The examples.</param>
    /// <param name="optimizer">A fresh optimizer of the kind to find a rate for; <see cref="Adam"/> by default. It is not to be used afterwards.</param>
    /// <param name="from">The smallest rate.</param>
    /// <param name="to">The largest rate.</param>
    /// <param name="steps">How many rates; at least 2. They grow by the same factor every step.</param>
    /// <param name="batchSize">Examples of a step.</param>
    /// <param name="device">What takes the steps; the CPU by default.</param>
    /// <exception cref="ArgumentException">The examples do not fit the network, or the rates are not positive and growing.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, is training already, or the optimizer belongs to another network.</exception>
    public static LearningRateTest Run(
        Network network, Dataset training, Optimizer? optimizer = null, float from = 1e-5f, float to = 10f, int steps = 100, int batchSize = 32, TrainingDevice? device = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        Hyperparameter.Positive(from, nameof(from));
        if (!(to > from && float.IsFinite(to)))
            throw new ArgumentOutOfRangeException(nameof(to), to, FormattableString.Invariant($"The rates are to grow from {from}, but the largest is {to}. Give a larger one."));

        optimizer ??= new Adam();
        using var enough = new CancellationTokenSource();
        var points = new List<LearningRatePoint>();
        double mean = 0, weight = 0;

        void See(TrainingProgress now)
        {
            mean = Smoothing * mean + (1 - Smoothing) * now.BatchLoss;
            weight = Smoothing * weight + (1 - Smoothing);
            double loss = mean / weight;
            if (double.IsFinite(loss))
                points.Add(new(now.LearningRate, loss));
            if (!(loss <= Explosion * Lowest(points)) || points.Count == steps)
                enough.Cancel();
        }

        var options = new TrainingOptions
        {
            BatchSize = batchSize,
            Shuffle = !network.KeepsStates,
            Epochs = steps,
            Optimizer = optimizer,
            Schedule = new Growth(optimizer.Steps, from / (double)optimizer.LearningRate, Math.Pow(to / (double)from, 1.0 / (steps - 1))),
            Progress = See,
            Device = device,
        };

        using (new Restored(network))
        {
            try
            {
                network.Fit(training, options, enough.Token);
            }
            catch (OperationCanceledException) when (enough.IsCancellationRequested)
            {
            }
        }

        if (points.Count == 0)
            throw new InvalidOperationException($"The loss of {network.Name} is not finite from the first step on. Fit with TrainingOptions.DetectAnomalies says where.");
        return new(points, points.MinBy(point => point.Loss).Rate / 10f);
    }

    private static double Lowest(List<LearningRatePoint> points) => points.Count == 0 ? double.PositiveInfinity : points.Min(point => point.Loss);

    private sealed class Growth(long start, double first, double growth) : Schedule(ScheduleUnit.Steps)
    {
        public override double Factor(ScheduleTime time) => first * Math.Pow(growth, time.Step - start);
    }

    /// <summary>Puts a network back to what it was.</summary>
    private sealed class Restored(Network network) : IDisposable
    {
        private readonly float[] _parameters = network.ParameterArena.Span.ToArray(), _states = network.StateArena.Span.ToArray();
        private readonly KeptStates _kept = Copy(network.Kept, network.Compiled);
        private readonly (ulong Passes, ulong Epochs) _counts = (network.PassCount, network.EpochCount);

        public void Dispose()
        {
            _parameters.CopyTo(network.ParameterArena.Span);
            _states.CopyTo(network.StateArena.Span);
            network.Kept.CopyFrom(_kept);
            (network.PassCount, network.EpochCount) = _counts;
        }

        private static KeptStates Copy(KeptStates kept, NetworkDefinition network)
        {
            var copy = new KeptStates(network);
            copy.CopyFrom(kept);
            return copy;
        }
    }
}

/// <summary>One rate of a <see cref="LearningRateTest"/>.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Loss">The loss at that rate, smoothed over the steps before it.</param>
public readonly record struct LearningRatePoint(float Rate, double Loss);
