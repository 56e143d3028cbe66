using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// A linear map along one direction of an image, in which each output is a weighted sum of a few neighbouring inputs:
/// <code>y[o] = Σₖ weights[starts[o] + k]·x[firsts[o] + k]     k &lt; starts[o + 1] − starts[o]</code>
/// An output of no inputs is 0. Interpolation, averages over adaptive windows, padding of every mode, cropping and repetition are such maps.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Bands
{
    /// <summary>The map from <paramref name="inputs"/> inputs to as many outputs as there are <paramref name="firsts"/>.</summary>
    /// <param name="inputs">How many inputs there are.</param>
    /// <param name="firsts">The first input of each output.</param>
    /// <param name="starts">Where the weights of each output start, and at last how many weights there are.</param>
    /// <param name="weights">All weights, output after output.</param>
    /// <exception cref="ArgumentException">The tables do not fit each other.</exception>
    public Bands(int inputs, ReadOnlySpan<int> firsts, ReadOnlySpan<int> starts, ReadOnlySpan<float> weights)
    {
        if (starts.Length != firsts.Length + 1 || starts[^1] != weights.Length)
            throw new ArgumentException($"{firsts.Length} outputs need {firsts.Length + 1} starts, the last of which is the number of weights, {weights.Length}; there are {starts.Length} starts.", nameof(starts));

        Inputs = inputs;
        Firsts = firsts;
        Starts = starts;
        Weights = weights;
    }

    /// <summary>How many inputs there are.</summary>
    public int Inputs { get; }

    /// <summary>How many outputs there are.</summary>
    public int Outputs => Firsts.Length;

    internal ReadOnlySpan<int> Firsts { get; }

    internal ReadOnlySpan<int> Starts { get; }

    internal ReadOnlySpan<float> Weights { get; }

    /// <summary>Whether each output is one input as it is, or 0.</summary>
    internal bool OnlyChoose => Weights.Length <= Outputs && !Weights.ContainsAnyExcept(1f) && HaveOneAtMost(Starts);

    private static bool HaveOneAtMost(ReadOnlySpan<int> starts)
    {
        for (int o = 1; o < starts.Length; o++)
        {
            if (starts[o] > starts[o - 1] + 1)
                return false;
        }

        return true;
    }
}
