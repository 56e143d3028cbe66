using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Some rows of a dataset on their way into a workspace.</summary>
internal static class Batch
{
    /// <summary>Copies the examples of one worker into the buffers of inputs and, where asked, of targets and weights.</summary>
    /// <param name="pass">Where to.</param>
    /// <param name="definition">Which buffers.</param>
    /// <param name="data">From where.</param>
    /// <param name="examples">The indices in the dataset; as many as the batch has.</param>
    /// <param name="withTargets">Whether a loss will be computed.</param>
    public static void Gather(in Pass pass, NetworkDefinition definition, Dataset data, ReadOnlySpan<int> examples, bool withTargets)
    {
        for (int b = pass.Examples.Start; b < pass.Examples.End; b++)
        {
            int row = data.Row(examples[b]);

            for (int i = 0; i < definition.Inputs.Length; i++)
            {
                Slot slot = definition.Inputs[i];
                data.Input(i).CopyTo(row, pass.Rows(slot.At, slot.Stride).Span(b, slot.Count));
            }

            if (!withTargets)
                continue;

            if (definition.WeightsAt >= 0)
            {
                Scalars weights = pass.Scalars(definition.WeightsAt);
                weights[b] = data.Weight(examples[b]);
            }

            for (int i = 0; i < definition.Targets.Length; i++)
                Gather(pass, b, definition.Targets[i], data.Target(i), row);
        }
    }

    private static void Gather(in Pass pass, int b, TargetSlot slot, Column column, int row)
    {
        if (slot.Kind == TargetKind.Values)
            column.CopyTo(row, pass.Rows(slot.At, slot.Stride).Span(b, slot.Count));
        else
            ((LabelColumn)column).Row(row).CopyTo(pass.Labels(slot.At).Span((b + 1) * slot.Count)[(b * slot.Count)..]);
    }
}
