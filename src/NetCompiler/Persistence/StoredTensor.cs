using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetCompiler;

/// <summary>A tensor in memory that files hold under its name.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Shape">Its logical shape.</param>
/// <param name="Read">Copies its numbers out, in logical order; called when they are written to a file, so that one tensor at a time is copied.</param>
/// <param name="Write">Replaces its numbers.</param>
internal sealed record StoredTensor(string Name, IReadOnlyList<int> Shape, Func<float[]> Read, Action<float[]> Write)
{
    /// <summary>Whether its numbers may be NaN or infinite.</summary>
    public bool MayBeInfinite { get; init; }

    public static StoredTensor Of(Parameter parameter) => new(parameter.Name, parameter.Shape, parameter.ToArray, values => parameter.CopyFrom(values));

    public static StoredTensor Of(State state) => new(state.Name, [state.Count], state.ToArray, values => state.CopyFrom(values));

    /// <summary><c>hidden.weight[3, 17] is NaN</c>, of the first number that is not finite and must be; null without one.</summary>
    public string? NotFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length && !MayBeInfinite; i++)
            if (!float.IsFinite(values[i]))
                return string.Create(CultureInfo.InvariantCulture, $"{Name}{Shapes.Text(Index(i))} is {values[i]}");
        return null;
    }

    private int[] Index(int flat)
    {
        var index = new int[Shape.Count];
        for (int d = index.Length - 1; d >= 0; d--)
            (flat, index[d]) = Math.DivRem(flat, Shape[d]);
        return index;
    }
}
