using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

public abstract partial class Optimizer
{
    /// <summary>How many epochs have been trained with it: the clock of schedules that count epochs.</summary>
    internal long Epochs { get; set; }

    /// <summary>All that it remembers. The arenas in it are the optimizer's own: copy them before the next step.</summary>
    internal OptimizerState Export() => new(
        GetType().Name, LearningRate, Steps, Epochs,
        [.. _numberNames.Zip(_numbers, (name, value) => new NamedNumber(name, value))],
        [.. _memoryNames.Zip(_memories, (name, values) => new NamedMemory(name, values))]);

    /// <summary>Goes on where another optimizer of the same kind was. It must belong to a network already (<see cref="Prepare"/>).</summary>
    /// <exception cref="ArgumentException">The state is of another kind of optimizer; nothing has changed then.</exception>
    internal void Restore(OptimizerState state)
    {
        if (state.Type != GetType().Name)
            throw new ArgumentException($"The state is that of the optimizer {state.Type}, but training uses {GetType().Name}. Use {state.Type}, or start without the state.");
        CheckNames("numbers", _numberNames, state.Numbers.Select(number => number.Name));
        CheckNames("memories", _memoryNames, state.Memories.Select(memory => memory.Name));
        foreach ((NamedMemory from, Kernels.Arena to) in state.Memories.Zip(_memories))
            if (from.Values.Length != to.Length)
                throw new ArgumentException($"The state's memory {from.Name} has {from.Values.Length} numbers, but the network needs {to.Length}.");

        (LearningRate, Steps, Epochs) = (state.LearningRate, state.Steps, state.Epochs);
        for (int i = 0; i < _numbers.Length; i++)
            _numbers[i] = state.Numbers[i].Value;
        for (int i = 0; i < _memories.Length; i++)
            state.Memories[i].Values.Span.CopyTo(_memories[i].Span);
    }

    private void CheckNames(string what, IReadOnlyList<string> needed, IEnumerable<string> found)
    {
        string[] names = [.. found];
        if (!names.SequenceEqual(needed))
            throw new ArgumentException($"{GetType().Name}, as it was made here, remembers the {what} [{string.Join(", ", needed)}], but the state has [{string.Join(", ", names)}]. Make the optimizer with the same options.");
    }
}
