using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>
/// The command <c>denormals</c>: half of the hidden units of W1 die, so that the moments of most weights decay towards 0 for 5 000 steps. Numbers too small to be normal
/// would make every later step slower.
/// </summary>
internal static class Denormals
{
    private const int BatchSize = 32, Thousand = 1000;
    private const double Allowed = 1.15;

    private static readonly (string Name, Func<Optimizer> Create)[] Optimizers =
    [
        ("Adam", () => new Adam(1e-4f)),
        ("SGD with momentum", () => new Sgd(1e-3f, momentum: .9f)),
        ("RMSprop with momentum", () => new RmsProp(1e-4f, momentum: .9f)),
    ];

    public static int Run(string[] args)
    {
        int threads = args switch
        {
            [] => 1,
            ["--threads", { } text] when int.TryParse(text, out int number) && number > 0 => number,
            _ => throw new UsageException($"denormals takes --threads N with a whole number from 1, but got {string.Join(' ', args)}."),
        };

        foreach ((string name, Func<Optimizer> create) in Optimizers)
            Console.WriteLine(Measure(name, create(), threads));
        return 0;
    }

    private static string Measure(string name, Optimizer optimizer, int threads)
    {
        var network = new W1(seed: 1) { Threads = threads };
        Dataset data = W1.Workload.Draw(W1.Workload.Batches * BatchSize).Dataset;
        IEnumerable<double> Take(int steps) => network
            .Fit(data, new() { Epochs = steps / W1.Workload.Batches, BatchSize = BatchSize, Optimizer = optimizer })
            .Epochs.Select(epoch => epoch.Duration.TotalMilliseconds / W1.Workload.Batches);

        Take(Thousand / 2);     // moments of all weights; and warm code
        foreach (Parameter bias in network.Parameters.Where(parameter => parameter.Shape.Count == 1).SkipLast(1))
            for (int unit = 0; unit < bias.Count; unit += 2)
                bias[unit] = -1000f;

        double first = Take(Thousand).Min();
        Take(3 * Thousand);
        double last = Take(Thousand).Min();

        return FormattableString.Invariant(
            $"{name}: a step takes {Text.Milliseconds(first)} in the first thousand and {Text.Milliseconds(last)} in the last of 5000, ratio {last / first:F2} ({(last / first <= Allowed ? "within" : "more than")} {Allowed}); {Dead(network, data):P0} of the weights have no gradient");
    }

    /// <summary>The share of weights whose gradient is 0.</summary>
    private static double Dead(Network network, Dataset data)
    {
        network.Gradients(data.Take(BatchSize));
        float[] gradients = [.. network.Parameters.Where(parameter => parameter.Shape.Count > 1).SelectMany(parameter => parameter.Gradient.ToArray())];
        return gradients.Count(gradient => gradient == 0) / (double)gradients.Length;
    }
}
