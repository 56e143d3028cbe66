using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetCompiler;

/// <summary>Follows a run and writes its checkpoints; before the first step it brings the run to where the last whole one was written.</summary>
internal sealed class CheckpointKeeper(Checkpoints options) : TrainingObserver
{
    private const string Prefix = "checkpoint-", Suffix = ".safetensors";

    public override void Began(TrainingRun run)
    {
        if (File.Exists(options.Folder))
            throw new IOException($"{options.Folder} is a file, but checkpoints need a folder of their own. Give another name.");
        Directory.CreateDirectory(options.Folder);
        foreach (string unfinished in Directory.GetFiles(options.Folder, $"*{Suffix}.*{AtomicFile.Unfinished}"))
            File.Delete(unfinished);

        string[] found = Written();
        if (found.Length == 0)
            return;
        if (!options.Resume)
            throw new InvalidOperationException($"{options.Folder} has {found.Length} checkpoints of an earlier run. Set Resume to go on from there, or give another folder.");
        Resume(run, found);
    }

    public override void AfterStep(TrainingRun run)
    {
        if (options.EverySteps is { } steps && run.Optimizer.Steps % steps == 0)
            Write(run);
    }

    public override void AfterEpoch(TrainingRun run)
    {
        if (options.KeepBest)
            KeepBest(run);
        if (options.EveryEpochs is { } epochs && (run.Epoch - 1) % epochs == 0)
            Write(run);
    }

    private void Resume(TrainingRun run, string[] found)
    {
        var damaged = new List<string>();

        foreach (string path in Enumerable.Reverse(found))
        {
            if (TryOpen(path) is not { } file)
            {
                damaged.Add(path);
                continue;
            }

            using (file)
                CheckpointFile.Restore(file, run);
            foreach (string other in damaged)
                File.Move(other, other + ".damaged", overwrite: true);
            options.Report?.Invoke($"Training goes on from {path}: epoch {run.Epoch}, step {run.Optimizer.Steps + 1}.");
            return;
        }

        throw new InvalidDataException($"All checkpoints in {options.Folder} are damaged. Remove them to begin again.");
    }

    private SafetensorsReader? TryOpen(string path)
    {
        try
        {
            return Network.Open(path);
        }
        catch (InvalidDataException damage)
        {
            options.Report?.Invoke(damage.Message);
            return null;
        }
    }

    /// <summary>The epoch that has just ended is the last in the history, and the best if none before was as good.</summary>
    private void KeepBest(TrainingRun run)
    {
        IReadOnlyList<EpochResult> epochs = run.Export().History;
        double loss = Loss(epochs[^1]);
        if (epochs.SkipLast(1).All(epoch => loss < Loss(epoch)))
            run.Network.Save(Path.Combine(options.Folder, "best" + Suffix));
    }

    private static double Loss(EpochResult epoch) => epoch.ValidationLoss ?? epoch.Loss;

    private void Write(TrainingRun run)
    {
        CheckpointFile.Write(Path.Combine(options.Folder, $"{Prefix}{run.Network.PassCount:D10}{Suffix}"), run);
        foreach (string old in Written().SkipLast(options.KeepLast))
            File.Delete(old);
    }

    /// <summary>The checkpoints in the folder, the oldest first.</summary>
    private string[] Written() => [.. Directory.GetFiles(options.Folder, Prefix + "*" + Suffix).Order(StringComparer.Ordinal)];
}
