using System;
using System.Linq;
using NetCompiler;

namespace Adding;

/// <summary>
/// How a memory learns: first with short sequences, and with longer ones as soon as it has the sum of the shorter ones, so that what it has learned of marks is there when the time between them grows. All memories learn
/// alike, and have the same number of steps at most.
/// </summary>
internal sealed class Lesson(string name, Options options)
{
    /// <summary>The error below which a length is solved, and the next one is learned: a fiftieth of that of who always says 1.</summary>
    private const double Solved = .003;

    private const int Examples = 3200, Held = 1000;
    private static readonly int[] Lengths = [50, 100, 200, 500, 1000];

    private readonly Memory _memory = Memory.ByName[name];
    private Adam _optimizer = Optimizer(options, Lengths[0]);
    private float _steepest;

    /// <summary>The network at the lag that was asked for, and its error there on sequences that it has not seen.</summary>
    public (Network Network, double Error) Learn(Action<string> report)
    {
        int[] lengths = [.. Lengths.Where(length => length <= options.Lag)];
        Network network = _memory.ByLength[lengths[0]](options.Seed);
        int at = 0;

        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            int length = lengths[at];
            network.Threads = options.Threads;
            _steepest = 0;
            EpochResult result = network.Fit(Sequences.Draw(Examples, length, options.Seed, epoch), Recipe).Last;
            double error = Error(network, length, part: 0);
            report(FormattableString.Invariant($"{name}  epoch {epoch}/{options.Epochs}  lag {length}  error {error:F5}  steepest gradient {_steepest:F2}  {result.Duration.TotalSeconds:F1} s"));

            if (error >= Solved)
                continue;
            if (at == lengths.Length - 1)
                break;
            (network, _optimizer) = (Longer(network, lengths[++at]), Optimizer(options, lengths[at]));
        }

        Network last = Longer(network, options.Lag);
        return (last, Error(last, options.Lag, part: int.MinValue / 2));
    }

    private TrainingOptions Recipe => new()
    {
        Epochs = 1,
        BatchSize = 32,
        Optimizer = _optimizer,
        ClipNorm = 1,
        Progress = now => _steepest = Math.Max(_steepest, now.GradientNorm ?? 0),
    };

    /// <summary>The longer the sequence, the smaller the steps: as 1/√T.</summary>
    private static Adam Optimizer(Options options, int length) => new(options.Rate * MathF.Sqrt((float)Lengths[0] / length));

    private Network Longer(Network network, int length)
    {
        Network longer = _memory.ByLength[length](options.Seed);
        Memory.Copy(network, longer);
        return longer;
    }

    /// <summary>On sequences that were not learned from. What decides when to go on, part 0, is not what is reported in the end.</summary>
    private double Error(Network network, int length, int part) => network.Evaluate(Sequences.Draw(Held, length, options.Seed, part)).Loss;
}
