using System;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>
/// The command <c>denormals</c>: half of the hidden units of W1 die, so that the moments of most weights decay towards 0 for 5 000 steps. Numbers too small to be normal
/// would make every later step slower. The first thousand are those of a second run, taken in turn with the last thousand, because processors change their speed.
/// </summary>
internal static class Denormals
{
    private const int BatchSize = 32, Thousand = 1000, Turns = 25;
    private const double Allowed = 1.15;

    private static readonly (string Name, Func<Optimizer> Create)[] Optimizers =
    [
        ("Adam", () => new Adam(1e-4f)),
        ("SGD with momentum", () => new Sgd(1e-3f, momentum: .9f)),
        ("RMSprop with momentum", () => new RmsProp(1e-4f, momentum: .9f)),
        ("SGD with momentum that keeps denormals, to compare", () => new DenormalMomentum(1e-3f, momentum: .9f)),
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
            Console.WriteLine(Measure(name, create, threads));
        return 0;
    }

    private static string Measure(string name, Func<Optimizer> create, int threads)
    {
        DyingNetwork aged = new(create(), threads), young = new(create(), threads);
        aged.Take(4 * Thousand);

        double first = double.PositiveInfinity, last = double.PositiveInfinity;
        for (int turn = 0; turn < Turns; turn++)
        {
            first = Math.Min(first, young.Take(Thousand / Turns));
            last = Math.Min(last, aged.Take(Thousand / Turns));
        }

        return FormattableString.Invariant(
            $"{name}: a step takes {Text.Milliseconds(first)} in the first thousand and {Text.Milliseconds(last)} in the last of 5000, ratio {last / first:F2} ({(last / first <= Allowed ? "within" : "more than")} {Allowed}); {aged.Dead():P0} of the weights have no gradient");
    }

    private sealed class DyingNetwork
    {
        private readonly W1 _network;
        private readonly Dataset _data = W1.Workload.Draw(W1.Workload.Batches * BatchSize).Dataset;
        private readonly Optimizer _optimizer;

        /// <summary>Takes 500 steps, so that all weights have moments, and then lets every other hidden unit die.</summary>
        public DyingNetwork(Optimizer optimizer, int threads)
        {
            (_network, _optimizer) = (new W1(seed: 1) { Threads = threads }, optimizer);
            Take(Thousand / 2);
            foreach (Parameter bias in _network.Parameters.Where(parameter => parameter.Shape.Count == 1).SkipLast(1))
                for (int unit = 0; unit < bias.Count; unit += 2)
                    bias[unit] = -1000f;
        }

        /// <returns>Milliseconds per step in the fastest epoch.</returns>
        public double Take(int steps) => _network
            .Fit(_data, new() { Epochs = steps / W1.Workload.Batches, BatchSize = BatchSize, Optimizer = _optimizer })
            .Epochs.Min(epoch => epoch.Duration.TotalMilliseconds) / W1.Workload.Batches;

        /// <summary>The share of weights whose gradient is 0.</summary>
        public double Dead()
        {
            _network.Gradients(_data.Take(BatchSize));
            float[] gradients = [.. _network.Parameters.Where(parameter => parameter.Shape.Count > 1).SelectMany(parameter => parameter.Gradient.ToArray())];
            return gradients.Count(gradient => gradient == 0) / (double)gradients.Length;
        }
    }
}
