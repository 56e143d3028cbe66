using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Some rows of a dataset on their way into a workspace.</summary>
internal static class Batch
{
    /// <summary>Copies the examples of one worker into the buffers of inputs and, where asked, of targets and weights.</summary>
    /// <param name="pass">Where to.</param>
    /// <param name="definition">Which buffers.</param>
    /// <param name="examples">From where; as many as the batch has.</param>
    /// <param name="withTargets">Whether a loss will be computed.</param>
    public static void Gather(in Pass pass, NetworkDefinition definition, in ExampleRange examples, bool withTargets)
    {
        Dataset data = examples.Data;
        ChosenRows rows = data.Rows(examples.Examples);
        Part part = pass.Examples;

        for (int i = 0; i < definition.Inputs.Length; i++)
        {
            Slot slot = definition.Inputs[i];
            if (examples.Augmenter is { } augmenter && augmenter.Input == i)
                augmenter.CopyTo(examples, part, pass.Rows(slot.At, slot.Stride), pass.Share.Index);
            else
                data.Input(i).CopyTo(rows, part, pass.Rows(slot.At, slot.Stride));
        }

        if (!withTargets)
            return;

        if (definition.WeightsAt >= 0)
            data.CopyWeights(examples.Examples[part.Start..part.End], pass.Scalars(definition.WeightsAt).Span(part.End)[part.Start..]);

        for (int i = 0; i < definition.Targets.Length; i++)
            Gather(pass, definition.Targets[i], data.Target(i), rows);
    }

    private static void Gather(in Pass pass, TargetSlot slot, Column column, ChosenRows rows)
    {
        if (slot.Kind == TargetKind.Values)
            column.CopyTo(rows, pass.Examples, pass.Rows(slot.At, slot.Stride));
        else
            ((LabelColumn)column).CopyTo(rows, pass.Examples, pass.Labels(slot.At), slot.IgnoredLabel);
    }
}
