using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Whether both sides compute the same from the same parameters and batches: what is predicted of the first batch, relative to the largest prediction, and then the loss
/// of every step with the optimizer, relative to the loss. Float32 sums in another order are all that may differ.
/// </summary>
internal sealed record Agreement(double Loss, double Prediction)
{
    public const double Tolerance = 2e-5;

    /// <exception cref="InvalidDataException">They differ by more than the tolerance.</exception>
    public static Agreement Check(Workload workload, int batch, CaseFolder folder, Torch torch, int threads)
    {
        double[] theirs = torch.Losses(folder, threads);
        Network network = workload.Network();
        network.Threads = threads;
        float[] predicted = Predict(network, workload, batch), expected = folder.Predictions();
        double[] ours = Losses(network, workload, batch, folder.Steps);

        var found = new Agreement(
            ours.Zip(theirs, (a, b) => Math.Abs(a - b) / Math.Abs(b)).Max(),
            predicted.Zip(expected, (a, b) => Math.Abs(a - b)).Max() / (double)expected.Max(Math.Abs));

        if (ours.Length != theirs.Length || predicted.Length != expected.Length || !(found.Loss <= Tolerance) || !(found.Prediction <= Tolerance))
            throw new InvalidDataException(
                $"{workload.Name} with batches of {batch} is not the same network on both sides: the losses differ by {found.Loss:E1} of the loss and the predictions by {found.Prediction:E1} "
                + $"of the largest, and {Tolerance:E0} is allowed.\n  ours     {string.Join(' ', ours)}\n  PyTorch  {string.Join(' ', theirs)}\nCompare the workload's C# file with its function in torch_peer.py.");
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
