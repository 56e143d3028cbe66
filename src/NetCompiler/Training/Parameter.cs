using System;
using System.Collections.Generic;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A learned tensor of a network: a named view of its part of the parameter arena, in logical order. Reading and writing go through to the network.</summary>
public sealed class Parameter
{
    private readonly Network _network;
    private readonly ParameterSlot _slot;
    private readonly TensorView _values;

    internal Parameter(Network network, Arena arena, ParameterSlot slot)
    {
        _network = network;
        _slot = slot;
        _values = new TensorView(arena, slot);
    }

    /// <summary>Its stable name, such as <c>hidden.weight</c>.</summary>
    public string Name => _slot.Name;

    /// <summary>Its logical shape: <c>[out, in]</c> for the weight of a dense layer.</summary>
    public IReadOnlyList<int> Shape => _slot.Shape;

    /// <summary>How many numbers it has.</summary>
    public int Count => _values.Count;

    /// <summary>Whether the network declares it frozen: it has no gradient, and no optimizer moves it.</summary>
    public bool IsFrozen => _slot.Frozen;

    /// <summary>The number at a flat logical index, to read or to write.</summary>
    public ref float this[int index] => ref _values[index];

    /// <summary>The number in a row (the first dimension) and a column (all others, flattened): <c>[output, input]</c> of a weight.</summary>
    public ref float this[int row, int column] => ref _values[row, column];

    /// <summary>
    /// ∂loss/∂parameter, as <see cref="Network.Gradients"/> left it, or the last step of a Fit with <see cref="TrainingOptions.KeepGradients"/>; in the same logical order, and writable.
    /// Of a frozen parameter all 0. A view from before a Fit that keeps no gradients is not to be used afterwards.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network holds no gradients, because the last Fit kept none.</exception>
    public TensorView Gradient
    {
        get
        {
            _network.CheckGradients();
            return new(_network.GradientArena, _slot);
        }
    }

    /// <summary>Copies all values out, in logical order.</summary>
    /// <exception cref="ArgumentException">The span is shorter than <see cref="Count"/>.</exception>
    public void CopyTo(Span<float> destination) => _values.CopyTo(destination);

    /// <summary>Replaces all values, in logical order.</summary>
    /// <exception cref="ArgumentException">The span is not <see cref="Count"/> numbers long.</exception>
    public void CopyFrom(ReadOnlySpan<float> source) => _values.CopyFrom(source);

    /// <summary>A copy of all values, in logical order.</summary>
    public float[] ToArray() => _values.ToArray();

    /// <summary><c>hidden.weight [512, 784]</c></summary>
    public override string ToString() => $"{Name} {Shapes.Text(_slot.Shape)}";
}
