using System;
using System.ComponentModel;
using NetCompiler.Kernels;

namespace NetCompiler.Testing;

/// <summary>A point at which a loss is computed in double: everything in logical order, examples first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LossPoint
{
    private readonly double[][] _inputs, _targets, _parameters, _states, _kept;
    private readonly int[][] _labels;
    private readonly RandomKey _key;

    internal LossPoint(int batch, double[][] inputs, double[][] targets, int[][] labels, double[] weights, double[][] parameters, double[][] states, double[][] kept, RandomKey key)
    {
        (Batch, _inputs, _targets, _labels, Weights, _parameters, _states, _kept, _key) = (batch, inputs, targets, labels, weights, parameters, states, kept, key);
    }

    /// <summary>How many examples there are.</summary>
    public int Batch { get; }

    /// <summary>How much each example counts.</summary>
    public double[] Weights { get; }

    /// <summary>An input, by its position.</summary>
    public double[] Input(int index) => _inputs[index];

    /// <summary>The numbers that a loss, by its position, compares with.</summary>
    public double[] Target(int loss) => _targets[loss];

    /// <summary>The classes that a loss, by its position, compares with.</summary>
    public int[] Labels(int loss) => _labels[loss];

    /// <summary>A parameter, by its position.</summary>
    public double[] Parameter(int index) => _parameters[index];

    /// <summary>A running statistic, by its position.</summary>
    public double[] State(int index) => _states[index];

    /// <summary>What the batch before left of a state, by its position.</summary>
    public double[] Kept(int index) => _kept[index];

    /// <summary>The very number in [0, 1) that the compiled network draws at a random site.</summary>
    public double Uniform(int site, int row, int column) =>
        (Philox.Word((uint)column, (uint)row, (uint)_key.Step, (uint)site, _key.Seed) >> 8) / 16777216.0;

    internal LossPoint With(int parameter, double[] values)
    {
        double[][] parameters = [.. _parameters];
        parameters[parameter] = values;
        return new LossPoint(Batch, _inputs, _targets, _labels, Weights, parameters, _states, _kept, _key);
    }
}
