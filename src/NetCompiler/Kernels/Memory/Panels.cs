using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// A weight matrix W [outputs, inputs], kept in the order in which a product reads it: blocks of <see cref="Width"/> outputs, and in
/// each block, input after input, the weights of its outputs side by side. Outputs are padded with zeros to a multiple of 16, so the last block
/// may be narrower than the others but has no ragged end.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Panels
{
    private readonly float* _data;

    /// <summary>The matrix [<paramref name="outputs"/>, <paramref name="inputs"/>] that starts at <paramref name="data"/>.</summary>
    public Panels(float* data, int inputs, int outputs)
    {
        _data = data;
        Inputs = inputs;
        Outputs = outputs;
    }

    /// <summary>Outputs in a full block: 48, 24 or 8 for registers of 512, 256 or 128 bits. Never depends on the shape.</summary>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Machine.Has512 ? 48 : Machine.Has256 ? 24 : 8;
    }

    /// <summary>Columns of W.</summary>
    public int Inputs { get; }

    /// <summary>Rows of W.</summary>
    public int Outputs { get; }

    /// <summary>Outputs including the padding.</summary>
    internal int Padded => Pad(Outputs);

    /// <summary>How many blocks there are.</summary>
    internal int Blocks => (Padded + Width - 1) / Width;

    /// <summary>One weight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight.</exception>
    public ref float this[int output, int input] => ref *Element(output, input);

    /// <summary>The floats that a matrix takes, the same on every machine: inputs · outputs, outputs rounded up to a multiple of 16.</summary>
    public static int Size(int inputs, int outputs) => checked(inputs * Pad(outputs));

    /// <summary>All floats, padding included.</summary>
    public Span<float> Span() => new(_data, Size(Inputs, Outputs));

    /// <summary>Where block <paramref name="block"/> starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float* Block(int block) => _data + (nint)block * Width * Inputs;

    /// <summary>The outputs of block <paramref name="block"/>, padding included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int BlockWidth(int block) => Math.Min(Width, Padded - block * Width);

    private static int Pad(int outputs) => (outputs + 15) & ~15;

    private float* Element(int output, int input)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, Outputs);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, Inputs);

        (int block, int column) = int.DivRem(output, Width);

        return Block(block) + (nint)input * BlockWidth(block) + column;
    }
}
