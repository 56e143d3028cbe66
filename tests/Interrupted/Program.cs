using System;

namespace NetCompiler.Tests.Interrupted;

/// <summary>Trains until it is killed, with a checkpoint after every step; what tests of NetCompiler.Tests start and kill.</summary>
public static class Program
{
    /// <summary>Begins or goes on in the folder of the first argument, on as many threads as the second says; writes a line when there is a checkpoint.</summary>
    public static void Main(string[] args)
    {
        var network = new Victim(seed: 4) { Threads = int.Parse(args[1]) };
        int steps = 0;

        network.Fit(Victim.Examples(), new()
        {
            Epochs = int.MaxValue,
            BatchSize = 16,
            Checkpoints = new(args[0]) { EverySteps = 1, Resume = true, Report = Console.Error.WriteLine },
            Progress = _ =>
            {
                if (++steps == 2)
                    Console.WriteLine("under way");
            },
        });
    }
}
