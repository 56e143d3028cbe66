using System;
using System.Numerics;
using System.Runtime.InteropServices;
using NetCompiler.Kernels;

namespace NetCompiler;

internal static partial class DatasetCheck
{
    /// <summary>Whether all real numbers are finite, and targets such as their loss can take, those of yes-or-no outputs in [0, 1]: one pass over the data.</summary>
    /// <exception cref="ArgumentException">A number is not; its place is named.</exception>
    public static void Numbers(NetworkDefinition network, Dataset data)
    {
        for (int i = 0; i < network.Inputs.Length; i++)
            Numbers(network, data, data.Inputs[i], $"input {Text(network.Inputs[i])}", Any);

        for (int i = 0; i < network.Targets.Length; i++)
        {
            int target = i;
            TargetSlot slot = network.Targets[i];
            bool isProbability = Array.Exists(network.Outputs, output => output.Target == target && output.Response == Response.Sigmoid);
            Numbers(network, data, data.Targets[i], $"target {Text(slot)}", new(isProbability ? 0f : slot.Least, isProbability ? 1f : slot.Most, slot.IgnoresMissing));
        }
    }

    private static void Numbers(NetworkDefinition network, Dataset data, Column column, string what, Allowed allowed)
    {
        if (column is not FloatColumn numbers)
            return;

        for (int example = 0; example < data.Count; example++)
        {
            ReadOnlySpan<float> row = numbers.Row(data.Row(example));
            if (AllWithin(row, allowed.Least, allowed.Most))
                continue;

            int index = 0;
            while (index < row.Length && allowed.Has(row[index]))
                index++;
            if (index < row.Length)
                throw Misfit(network, Refusal(what, example, row[index], index, allowed));
        }
    }

    private static string Refusal(string what, int example, float value, int index, Allowed allowed) => !float.IsFinite(value)
        ? FormattableString.Invariant($"cannot learn from numbers that are not finite, but example {example} has {value} at index {index} of its {what}. Leave the example out, or replace the number")
        : FormattableString.Invariant($"needs {allowed} for its {what}, but example {example} has {value} at index {index}. Scale the targets, or choose a loss for real numbers, such as MeanSquaredError");

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

    private static readonly Allowed Any = new(float.MinValue, float.MaxValue, Missing: false);

    /// <summary>Which numbers a column may hold.</summary>
    private readonly record struct Allowed(float Least, float Most, bool Missing)
    {
        public bool Has(float value) => (value >= Least && value <= Most) || (Missing && float.IsNaN(value));

        public override string ToString() => (Least, Most) switch
        {
            (0f, 1f) => "probabilities, in [0, 1],",
            (0f, float.MaxValue) => "numbers that are at least 0",
            (float.MinValue, 0f) => "numbers that are at most 0",
            _ => FormattableString.Invariant($"numbers from {Least} to {Most}"),
        };
    }
}
