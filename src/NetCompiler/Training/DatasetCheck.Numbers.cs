using System;
using System.Numerics;
using System.Runtime.InteropServices;
using NetCompiler.Kernels;

namespace NetCompiler;

internal static partial class DatasetCheck
{
    /// <summary>Whether all real numbers are finite, and the targets of yes-or-no outputs lie in [0, 1]: one pass over the data.</summary>
    /// <exception cref="ArgumentException">A number is not; its place is named.</exception>
    public static void Numbers(NetworkDefinition network, Dataset data)
    {
        for (int i = 0; i < network.Inputs.Length; i++)
            Numbers(network, data, data.Inputs[i], $"input {Text(network.Inputs[i])}", float.MinValue, float.MaxValue);

        for (int i = 0; i < network.Targets.Length; i++)
        {
            int target = i;
            bool isProbability = Array.Exists(network.Outputs, output => output.Target == target && output.Response == Response.Sigmoid);
            Numbers(network, data, data.Targets[i], $"target {Text(network.Targets[i])}", isProbability ? 0f : float.MinValue, isProbability ? 1f : float.MaxValue);
        }
    }

    private static void Numbers(NetworkDefinition network, Dataset data, Column column, string what, float least, float most)
    {
        if (column is not FloatColumn numbers)
            return;

        for (int example = 0; example < data.Count; example++)
        {
            ReadOnlySpan<float> row = numbers.Row(data.Row(example));
            if (AllWithin(row, least, most))
                continue;

            int index = 0;
            while (row[index] >= least && row[index] <= most)
                index++;
            throw Misfit(network, most == 1f && float.IsFinite(row[index])
                ? FormattableString.Invariant($"needs probabilities, in [0, 1], for its {what}, but example {example} has {row[index]} at index {index}. Scale the targets, or choose a loss for real numbers, such as MeanSquaredError")
                : FormattableString.Invariant($"cannot learn from numbers that are not finite, but example {example} has {row[index]} at index {index} of its {what}. Leave the example out, or replace the number"));
        }
    }

    private static bool AllWithin(ReadOnlySpan<float> values, float least, float most)
    {
        var low = new Vector<float>(least);
        var high = new Vector<float>(most);
        ReadOnlySpan<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<int> within = Vector<int>.AllBitsSet;    // a comparison with NaN is false

        foreach (Vector<float> v in wide)
            within &= Vector.GreaterThanOrEqual(v, low) & Vector.LessThanOrEqual(v, high);

        bool all = within == Vector<int>.AllBitsSet;
        foreach (float value in values[(wide.Length * Vector<float>.Count)..])
            all &= value >= least && value <= most;
        return all;
    }
}
