using System;
using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Whether a dataset fits a network: the columns it needs, of the sizes it needs, with labels it knows.</summary>
internal static partial class DatasetCheck
{
    public static void Inputs(NetworkDefinition network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);

        if (data.Inputs.Count != network.Inputs.Length)
            throw Misfit(network, $"has {Plural(network.Inputs.Length, "input")} ({string.Join(", ", network.Inputs.Select(Text))}), but the dataset has {data.Inputs.Count}");

        for (int i = 0; i < network.Inputs.Length; i++)
            if (data.Inputs[i].Size != network.Inputs[i].Count)
                throw Misfit(network, $"needs {network.Inputs[i].Count} values per example for its input {Text(network.Inputs[i])}, but the dataset has {data.Inputs[i].Size}");
            else if (data.Inputs[i].Image is { } image && network.Inputs[i].Shape is [var c, var h, var w] && image != new ImageShape(c, h, w))
                throw Misfit(network, $"needs images {Shapes.Text(network.Inputs[i].Shape)} for its input {network.Inputs[i].Name}, but the dataset has images {image}. Images are [C, H, W]");
            else
                Rows(network, network.Inputs[i], data, data.Inputs[i]);
    }

    public static void Targets(NetworkDefinition network, Dataset data)
    {
        if (network.LossAt < 0)
            throw new InvalidOperationException($"{network.Name} has no loss, so there is nothing to train or to measure. Declare one, such as [SoftmaxCrossEntropy].");
        if (data.Targets.Count != network.Targets.Length)
            throw Misfit(network, $"{(network.Targets.Length == 0
                ? "compares with no target"
                : $"compares with {Plural(network.Targets.Length, "target")} ({string.Join(", ", network.Targets.Select(Text))})")}, but the dataset has {data.Targets.Count}");
        if (data.Count == 0)
            throw new ArgumentException($"The dataset for {network.Name} has no examples. Give at least one.");

        for (int i = 0; i < network.Targets.Length; i++)
            Check(network, network.Targets[i], data, data.Targets[i]);

        foreach (OutputSlot output in network.Outputs)
            if (output is { Response: Response.Sign, Target: >= 0 and var target })
                Sides(network, network.Targets[target], data, data.Targets[target]);
    }

    /// <summary>A target of 0 is on neither side: its loss is 1 whatever the score, and nothing is learnt from it.</summary>
    private static void Sides(NetworkDefinition network, TargetSlot slot, Dataset data, Column column)
    {
        Span<float> values = column.Size <= 256 ? stackalloc float[column.Size] : new float[column.Size];

        for (int example = 0; example < data.Count; example++)
        {
            column.CopyTo(data.Row(example), values);

            if (values.Contains(0f))
                throw Misfit(network, $"compares scores with targets of −1 and 1 for {Text(slot)}, but example {example} has a 0. Write −1 for no: 2·y − 1");
        }
    }

    private static void Check(NetworkDefinition network, TargetSlot slot, Dataset data, Column column)
    {
        if (column.Size != slot.Count)
            throw Misfit(network, $"needs {slot.Count} {(slot.Kind == TargetKind.Labels ? "labels" : "values")} per example for its target {Text(slot)}, but the dataset has {column.Size}"
                + (slot.Kind == TargetKind.Labels && slot.Count > 1 ? $". Its output has scores at each of {slot.Count} steps, and each takes a label; for one label per example, make it a vector, with Flatten or the last state of a recurrent layer" : ""));

        if (slot.Kind != TargetKind.Labels)
            return;

        if (column is not LabelColumn labels)
            throw Misfit(network, $"needs labels (int, 0 to {slot.Classes - 1}) for its target {Text(slot)}, but the dataset has real numbers");

        for (int example = 0; example < data.Count; example++)
            foreach (int label in labels.Row(data.Row(example)))
                if ((uint)label >= (uint)slot.Classes && label != slot.IgnoredLabel)
                    throw Misfit(network, $"knows the classes 0 to {slot.Classes - 1} for its target {Text(slot)}, but example {example} has the label {label}. Number the classes from 0, or give the output a unit for each");
    }

    private static ArgumentException Misfit(NetworkDefinition network, string what) => new($"{network.Name} {what}.");

    private static string Plural(int count, string noun) => count == 1 ? $"one {noun}" : $"{count} {noun}s";

    private static string Text(Slot slot) => $"{slot.Name} {Shapes.Text(slot.Shape)}";

    private static string Text(TargetSlot slot) => slot.Shape.Length == 0 ? slot.Name : $"{slot.Name} {Shapes.Text(slot.Shape)}";
}
