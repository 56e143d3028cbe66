using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A vector that a network keeps beside its parameters, such as the running mean of a batch normalisation. Reading and writing go through to the network.</summary>
public sealed class State
{
    private readonly TensorView _values;

    internal State(Arena arena, StateSlot slot)
    {
        Name = slot.Name;
        _values = new TensorView(arena, slot.At, slot.Length);
    }

    /// <summary>Its stable name, such as <c>norm.running_mean</c>.</summary>
    public string Name { get; }

    /// <summary>How many numbers it has.</summary>
    public int Count => _values.Count;

    /// <summary>The number at an index, to read or to write.</summary>
    public ref float this[int index] => ref _values[index];

    /// <summary>Copies all values out.</summary>
    /// <exception cref="ArgumentException">The span is shorter than <see cref="Count"/>.</exception>
    public void CopyTo(Span<float> destination) => _values.CopyTo(destination);

    /// <summary>Replaces all values.</summary>
    /// <exception cref="ArgumentException">The span is not <see cref="Count"/> numbers long.</exception>
    public void CopyFrom(ReadOnlySpan<float> source) => _values.CopyFrom(source);

    /// <summary>A copy of all values.</summary>
    public float[] ToArray() => _values.ToArray();

    /// <summary><c>norm.running_mean [64]</c></summary>
    public override string ToString() => $"{Name} [{Count}]";
}
