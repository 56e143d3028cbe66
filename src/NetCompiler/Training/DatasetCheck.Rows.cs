using System;
using NetCompiler.Kernels;

namespace NetCompiler;

internal static partial class DatasetCheck
{
    /// <summary>Whether the values of an input that are numbers of a table's rows are that, or negative for padding: a number beyond the table would silently be taken for padding.</summary>
    /// <exception cref="ArgumentException">A number is not; its place is named.</exception>
    public static void Rows(NetworkDefinition network, Slot slot, ReadOnlySpan<float> values, int example = 0)
    {
        if (slot.Rows == 0)
            return;

        for (int i = 0; i < values.Length; i++)
        {
            float value = values[i];
            if (!(value < 0 || value < slot.Rows && value == (int)value))
                throw Misfit(network, FormattableString.Invariant(
                    $"has a table of {slot.Rows} rows for its input {Text(slot)}, whose numbers are 0 to {slot.Rows - 1}, or negative for padding; but example {example + i / slot.Count} has {value} at index {i % slot.Count}. Number words from 0, or give the Embedding more rows"));
        }
    }

    private static void Rows(NetworkDefinition network, Slot slot, Dataset data, Column column)
    {
        if (slot.Rows == 0)
            return;

        Span<float> values = column.Size <= 256 ? stackalloc float[column.Size] : new float[column.Size];
        for (int example = 0; example < data.Count; example++)
        {
            column.CopyTo(data.Row(example), values);
            Rows(network, slot, values, example);
        }
    }
}
