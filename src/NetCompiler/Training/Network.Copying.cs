using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

public abstract partial class Network
{
    /// <summary>
    /// Takes over the numbers of another network's parameters and states, by name: those of a network that was trained on whole sequences for one that goes step by step, or for another length.
    /// </summary>
    /// <param name="source">
    /// Has everything that this network has, under the same names and in the same shapes; what it has beside is left out. While it trains, call this from <see cref="TrainingOptions.Progress"/>, where nothing
    /// moves its weights.
    /// </param>
    /// <exception cref="ArgumentException">Something is missing or has another shape; the message says all that does, and nothing was copied.</exception>
    /// <exception cref="InvalidOperationException">This network is training.</exception>
    public void CopyFrom(Network source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source == this)
            return;

        Dictionary<string, StoredTensor> found = source.Stored.ToDictionary(tensor => tensor.Name);
        string[] unfit = [.. Stored.Select(target => Misfit(target, found)).OfType<string>()];
        if (unfit.Length > 0)
            throw new ArgumentException($"{source.Name} does not fit {Name}, so nothing was copied: {Assignment.List(unfit)}. Layers that stand for the same take the same names.", nameof(source));

        BeginTraining();
        try
        {
            foreach (StoredTensor target in Stored)
                target.Write(found[target.Name].Read());
        }
        finally
        {
            EndTraining();
        }
    }

    private static string? Misfit(StoredTensor target, Dictionary<string, StoredTensor> found) => !found.TryGetValue(target.Name, out StoredTensor? source)
        ? $"it has no {target.Name}"
        : source.Shape.SequenceEqual(target.Shape) ? null : $"its {target.Name} is {Shapes.Text([.. source.Shape])} and should be {Shapes.Text([.. target.Shape])}";
}
