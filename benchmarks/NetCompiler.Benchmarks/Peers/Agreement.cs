using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Whether both sides compute the same from the same parameters and batches: what is predicted of the first batch, relative to the largest prediction, and then the loss
/// of every step with the optimizer, relative to the loss. Float32 sums in another order, or by another algorithm, are all that may differ.
/// </summary>
internal sealed record Agreement(double Loss, double Prediction)
{
    public const double Tolerance = 2e-5;

    /// <param name="losses">PyTorch's, of each step.</param>
    /// <param name="predictions">PyTorch's, of the first batch before the steps.</param>
    /// <exception cref="InvalidDataException">They differ by more than the tolerance.</exception>
    public static Agreement Check(Workload workload, int batch, double[] losses, float[] predictions, int threads)
    {
        Network network = workload.Network();
        network.Threads = threads;
        float[] predicted = Predict(network, workload, batch);
        double[] lost = Losses(network, workload, batch, losses.Length);

        var found = new Agreement(
            lost.Zip(losses, (a, b) => Math.Abs(a - b) / Math.Abs(b)).Max(),
            predicted.Zip(predictions, (a, b) => Math.Abs(a - b)).Max() / (double)predictions.Max(Math.Abs));

        if (predicted.Length != predictions.Length || !(found.Loss <= workload.LossTolerance) || !(found.Prediction <= Tolerance))
            throw new InvalidDataException(FormattableString.Invariant(
                $"""
                {workload.Name} with batches of {batch} is not the same on both sides: the losses differ by {found.Loss:E1} of the loss and the predictions by {found.Prediction:E1} of the largest, but only {workload.LossTolerance:E0} and {Tolerance:E0} are allowed.
                  losses here     {string.Join(' ', lost.Select(loss => $"{loss:G7}"))}
                  and in PyTorch  {string.Join(' ', losses.Select(loss => $"{loss:G7}"))}
                Compare the workload's C# file with its function in torch_peer.py.
                """));
        return found;
    }

    /// <summary>The loss of each step of training with the workload's optimizer, batches in order.</summary>
    public static double[] Losses(Network network, Workload workload, int batch, int steps)
    {
        var losses = new List<double>();
        network.Fit(workload.Draw(workload.Batches * batch).Dataset, new()
        {
            Epochs = (steps - 1) / workload.Batches + 1,
            BatchSize = batch,
            Optimizer = workload.Optimizer(),
            Shuffle = false,
            Progress = step => losses.Add(step.BatchLoss),
        });
        return [.. losses.Take(steps)];
    }

    private static float[] Predict(Network network, Workload workload, int batch)
    {
        float[] inputs = workload.Draw(workload.Batches * batch).Inputs;
        return network.Predict(inputs.AsSpan(0, inputs.Length / workload.Batches));
    }
}
