using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// Looks through what a training step leaves, in the order in which it is computed, for the first number that is not finite, and remembers where it was.
/// Each method says whether to stop.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Examiner
{
    private readonly int _batch;

    /// <param name="batch">Examples in the batch.</param>
    internal Examiner(int batch) => _batch = batch;

    /// <summary>Whether a number that is not finite was met; what follows describes it.</summary>
    internal bool Found { get; private set; }

    /// <summary>The layer, the parameter, or <c>loss</c>.</summary>
    internal string Name { get; private set; } = "";

    /// <summary>Whether it is in a gradient; else it is in an output.</summary>
    internal bool IsGradient { get; private set; }

    /// <summary>The example in the batch, or −1 in what all examples share.</summary>
    internal int Example { get; private set; } = -1;

    /// <summary>The number: NaN or an infinity.</summary>
    internal float Value { get; private set; }

    /// <summary>Examines a layer's output, a row per example or per position.</summary>
    public bool Output(string name, Rows values, int columns, int positions = 1) => Examine(name, values, columns, positions, isGradient: false);

    /// <summary>Examines a layer's output, a number per example.</summary>
    public bool Output(string name, Scalars values) => Examine(name, values, isGradient: false);

    /// <summary>Examines the gradient of a layer's output, a row per example or per position.</summary>
    public bool Gradient(string name, Rows values, int columns, int positions = 1) => Examine(name, values, columns, positions, isGradient: true);

    /// <summary>Examines the gradient of a layer's output, a number per example.</summary>
    public bool Gradient(string name, Scalars values) => Examine(name, values, isGradient: true);

    /// <summary>Examines the gradient of a parameter that is a vector.</summary>
    public bool Gradient(string name, Row values, int count) => Examine(name, values.Span(count), -1, isGradient: true);

    /// <summary>Examines the gradient of a parameter that is a matrix.</summary>
    public bool Gradient(string name, Panels values) => Examine(name, values.Span(), -1, isGradient: true);

    private bool Examine(string name, Rows values, int columns, int positions, bool isGradient)
    {
        for (int row = 0; row < _batch * positions; row++)
        {
            if (Examine(name, values.Span(row, columns), row / positions, isGradient))
                return true;
        }

        return false;
    }

    private bool Examine(string name, Scalars values, bool isGradient)
    {
        for (int b = 0; b < _batch; b++)
        {
            if (Examine(name, values.Span(_batch).Slice(b, 1), b, isGradient))
                return true;
        }

        return false;
    }

    private bool Examine(string name, ReadOnlySpan<float> values, int example, bool isGradient)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                (Found, Name, Example, Value, IsGradient) = (true, name, example, value, isGradient);
                return true;
            }
        }

        return false;
    }
}
