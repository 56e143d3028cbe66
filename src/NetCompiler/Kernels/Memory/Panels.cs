using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// A weight matrix W [outputs, inputs], kept in the order in which a product reads it: blocks of <see cref="Width"/> outputs, and in
/// each block, input after input, the weights of its outputs side by side. Outputs are padded with zeros to a multiple of 16. The last block takes what
/// is left: from one register less than the others to one more, or all of it when there is only one block. So no block is a single register wide
/// unless the matrix is, for a product cannot keep the multipliers busy from one.
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

    /// <summary>Outputs in every block but the last: 48, 24 or 8 for registers of 512, 256 or 128 bits. Never depends on the shape.</summary>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Machine.Has512 ? 48 : Machine.Has256 ? 24 : 8;
    }

    /// <summary>No block has more outputs.</summary>
    internal static int Widest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Width + Machine.Width;
    }

    /// <summary>Columns of W.</summary>
    public int Inputs { get; }

    /// <summary>Rows of W.</summary>
    public int Outputs { get; }

    /// <summary>Outputs including the padding.</summary>
    internal int Padded => Pad(Outputs);

    /// <summary>Columns up to which products write.</summary>
    internal int Written => Outputs <= Few ? Few : Padded;

    /// <summary>The most outputs of a matrix of which products compute half a block, where 256 bits are a register.</summary>
    internal const int Few = 8;

    /// <summary>How many blocks hold outputs: with narrow registers, the last may be padding only.</summary>
    internal int Used => Math.Min(Blocks, (Outputs + Width - 1) / Width);

    /// <summary>How many blocks there are.</summary>
    internal int Blocks => Math.Max((Padded + Machine.Width) / Width, 1);

    /// <summary>One weight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight.</exception>
    public ref float this[int output, int input] => ref *Element(output, input);

    /// <summary>The floats that a matrix takes, the same on every machine: inputs · outputs, outputs rounded up to a multiple of 16.</summary>
    public static int Size(int inputs, int outputs) => checked(inputs * Pad(outputs));

    /// <summary>All floats, padding included.</summary>
    public Span<float> Span() => new(_data, Size(Inputs, Outputs));

    /// <summary>The matrix of the same shape that stands <paramref name="count"/> matrices further on: that of another group of a convolution.</summary>
    internal Panels After(int count) => new(_data + (nint)count * Size(Inputs, Outputs), Inputs, Outputs);

    /// <summary>Where block <paramref name="block"/> starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float* Block(int block) => _data + (nint)block * Width * Inputs;

    /// <summary>The outputs of block <paramref name="block"/>, padding included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int BlockWidth(int block) => block < Blocks - 1 ? Width : Padded - block * Width;

    /// <summary>The columns of a block that products compute.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int TileWidth(int block) => Outputs <= Few ? Few : BlockWidth(block);

    /// <summary>The block that holds an output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int BlockOf(int output) => Math.Min(output / Width, Blocks - 1);

    private static int Pad(int outputs) => (outputs + 15) & ~15;

    private float* Element(int output, int input)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, Outputs);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(input, Inputs);

        int block = BlockOf(output);

        return Block(block) + (nint)input * BlockWidth(block) + (output - block * Width);
    }
}
