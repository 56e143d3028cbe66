using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// One checkpoint as a file: a model file that also has, per parameter, <c>optimizer/mean/hidden.weight</c> for what the optimizer remembers and
/// <c>run/…</c> for what the run does, both in the parameter's shape and logical order; and every other number among the metadata.
/// </summary>
internal static class CheckpointFile
{
    private const string Optimizer = "optimizer", Run = "run", KeptRows = "run.kept_rows";

    /// <summary>What must be the same where a run goes on, and what it is here.</summary>
    private static IEnumerable<(string Name, string Value)> Conditions(TrainingRun run) =>
    [
        (Network.NameKey, run.Network.Name),
        ("seed", $"{run.Network.Seed}"),
        ("optimizer", run.Optimizer.Export().Type),
        ("examples", $"{run.Source.Examples}"),
        ("batch_size", $"{run.Options.BatchSize}"),
        ("batches_per_step", $"{run.Options.BatchesPerStep}"),
        ("shuffle", $"{run.Options.Shuffle}"),
        ("schedule", run.Options.Schedule?.GetType().Name ?? "none"),
        ("early_stopping", run.Options.EarlyStopping switch { null => "none", { RestoreBest: true } => "with the best restored", _ => "without the best" }),
        ("convergence", run.Options.Convergence?.Movement is null ? "without movement" : "by movement"),
    ];

    /// <summary>Whether a tensor of a file is there for going on, not for predicting.</summary>
    public static bool IsMemory(string name) => name.StartsWith(Optimizer + "/", StringComparison.Ordinal) || name.StartsWith(Run + "/", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">The network has numbers that are not finite.</exception>
    public static void Write(string path, TrainingRun run)
    {
        run.Network.RequireFinite(path);
        RunState state = run.Export();
        OptimizerState optimizer = run.Optimizer.Export();

        var facts = new Facts(run.Network.Metadata, path);
        RunFacts.Put(facts, optimizer);
        RunFacts.Put(facts, state);
        foreach ((string name, string value) in Conditions(run).Where(condition => !facts.Texts.ContainsKey(condition.Name)))
            facts.Put(name, value);

        var tensors = new List<StoredTensor>(run.Network.Stored);
        foreach ((string owner, NamedMemory memory) in optimizer.Memories.Select(memory => (Optimizer, memory)).Concat(state.Memories.Select(memory => (Run, memory))))
        {
            facts.Put($"{owner}.memory.{memory.Name}", $"{memory.Layout}");
            tensors.AddRange(Tensors(owner, memory, run.Network.Compiled));
        }

        if (run.Network.KeepsStates)
            facts.Put(KeptRows, state.Kept.Rows);
        tensors.AddRange(Tensors(state.Kept, run.Network.Compiled));
        SafetensorsWriter.Write(path, tensors, facts.Texts);
    }

    /// <summary>Brings a run, its network and its optimizer to where they were. Either all is well, or the network stays as it was.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is of another network or run; the message says what differs.</exception>
    public static void Restore(SafetensorsReader file, TrainingRun run)
    {
        var facts = new Facts(file.Header.Metadata, file.Path);
        string[] differences = [.. Conditions(run).Where(here => facts.Text(here.Name) != here.Value).Select(here => $"{here.Name} was {facts.Text(here.Name)} and is {here.Value}")];
        if (differences.Length > 0)
            throw new InvalidDataException($"Training cannot go on from {file.Path}: {string.Join(", ", differences)}. Give the same, or begin in another folder.");

        Assignment network = Assignment.Of(file, [.. run.Network.Stored], run.Network.Name);
        NamedMemory[] optimizer = Read(file, Optimizer, facts, run.Network), memories = Read(file, Run, facts, run.Network);
        List<float[]> values = network.Read(file);
        RunState state = RunFacts.Run(facts, run.Export(), memories) with { Kept = Kept(file, facts, run.Network) };

        try
        {
            run.Optimizer.Restore(RunFacts.Optimizer(facts, optimizer));
            run.Restore(state);
        }
        catch (Exception difference) when (difference is ArgumentException or KeyNotFoundException)
        {
            throw new InvalidDataException($"Training cannot go on from {file.Path}. {difference.Message}", difference);
        }

        network.Write(values);
    }

    /// <summary>Reads what an owner remembers into memory of its own.</summary>
    private static NamedMemory[] Read(SafetensorsReader file, string owner, Facts facts, Network network)
    {
        NamedMemory[] memories = [.. facts.Under(owner + ".memory.").Select(memory => Empty(memory.Name, memory.Text, network.Compiled))];

        foreach (NamedMemory memory in memories)
        {
            Assignment assignment = Assignment.Of(file, [.. Tensors(owner, memory, network.Compiled)], network.Name, new NameMap { ["*"] = "*" });
            assignment.Write(assignment.Read(file));
        }

        return memories;
    }

    /// <summary>Reads what the last batch left.</summary>
    private static KeptStates Kept(SafetensorsReader file, Facts facts, Network network)
    {
        var kept = new KeptStates(network.Compiled);
        if (!network.KeepsStates || facts.Get<int>(KeptRows) is not (var rows and > 0))
            return kept;

        kept.Begin(rows);
        Assignment assignment = Assignment.Of(file, [.. Tensors(kept, network.Compiled)], network.Name, new NameMap { ["*"] = "*" });
        assignment.Write(assignment.Read(file));
        return kept;
    }

    private static IEnumerable<StoredTensor> Tensors(KeptStates kept, NetworkDefinition network) => kept.Rows == 0 ? [] : network.Kept.Select((slot, state) =>
        new StoredTensor($"{Run}/{slot.Name}", [kept.Rows, slot.Length], () => [.. kept[state]], numbers => numbers.CopyTo(kept[state], 0)) { MayBeInfinite = true });

    private static NamedMemory Empty(string name, string layout, NetworkDefinition network) => layout == nameof(MemoryLayout.States)
        ? new NamedMemory(name, new Arena(network.StateFloats), MemoryLayout.States)
        : new NamedMemory(name, new Arena(network.ParameterFloats));

    private static IEnumerable<StoredTensor> Tensors(string owner, NamedMemory memory, NetworkDefinition network) => memory.Layout is MemoryLayout.Parameters
        ? network.Parameters.Select(slot => Tensor(owner, memory, slot.Name, slot.Shape, new TensorView(memory.Values, slot)))
        : network.States.Select(slot => Tensor(owner, memory, slot.Name, [slot.Length], new TensorView(memory.Values, slot.At, slot.Length)));

    /// <summary>Unlike a network, an optimizer may remember an infinity, and goes on with it.</summary>
    private static StoredTensor Tensor(string owner, NamedMemory memory, string name, int[] shape, TensorView values) =>
        new($"{owner}/{memory.Name}/{name}", shape, values.ToArray, numbers => values.CopyFrom(numbers)) { MayBeInfinite = true };
}
