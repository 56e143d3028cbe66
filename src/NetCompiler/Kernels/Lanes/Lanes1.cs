using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>A single float behind the same operations as a register: it finishes rows whose length is no multiple of a register's width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Lanes1 : ILanes<Lanes1>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly float _value;

    [MethodImpl(Inline)] private Lanes1(float value) => _value = value;

    private uint Bits
    {
        [MethodImpl(Inline)]
        get => BitConverter.SingleToUInt32Bits(_value);
    }

    /// <inheritdoc/>
    public static int Width { [MethodImpl(Inline)] get => 1; }

    /// <inheritdoc/>
    public static Lanes1 Zero { [MethodImpl(Inline)] get => new(0f); }

    /// <inheritdoc/>
    public static Lanes1 One { [MethodImpl(Inline)] get => new(1f); }

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Of(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Load(float* source) => new(*source);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static void Store(float* destination, Lanes1 value) => *destination = value._value;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static int Column(int place) => place;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Load(float* data, nint row, int place) => new(data[row + place]);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static void Store(float* data, nint row, int place, Lanes1 value) => data[row + place] = value._value;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator -(Lanes1 a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator +(Lanes1 a, Lanes1 b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator -(Lanes1 a, Lanes1 b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator *(Lanes1 a, Lanes1 b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator /(Lanes1 a, Lanes1 b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator +(Lanes1 a, float b) => new(a._value + b);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator -(Lanes1 a, float b) => new(a._value - b);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator *(Lanes1 a, float b) => new(a._value * b);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator /(Lanes1 a, float b) => new(a._value / b);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator +(float a, Lanes1 b) => new(a + b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator -(float a, Lanes1 b) => new(a - b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator *(float a, Lanes1 b) => new(a * b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 operator /(float a, Lanes1 b) => new(a / b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1 FusedMultiplyAdd(Lanes1 a, Lanes1 b, Lanes1 c) =>
        new(float.MultiplyAddEstimate(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Max(Lanes1 a, Lanes1 b) => new(MathF.Max(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Min(Lanes1 a, Lanes1 b) => new(MathF.Min(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 AtLeast(Lanes1 x, Lanes1 bound) => x._value < bound._value ? bound : x;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 AtMost(Lanes1 x, Lanes1 bound) => x._value > bound._value ? bound : x;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Abs(Lanes1 a) => new(MathF.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Sqrt(Lanes1 a) => new(MathF.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Floor(Lanes1 a) => new(MathF.Floor(a._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Ceiling(Lanes1 a) => new(MathF.Ceiling(a._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Round(Lanes1 a) => new(MathF.Round(a._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 LessThan(Lanes1 a, Lanes1 b) => Mask(a._value < b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 LessThanOrEqual(Lanes1 a, Lanes1 b) => Mask(a._value <= b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 GreaterThan(Lanes1 a, Lanes1 b) => Mask(a._value > b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 GreaterThanOrEqual(Lanes1 a, Lanes1 b) => Mask(a._value >= b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Equal(Lanes1 a, Lanes1 b) => Mask(a._value == b._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 And(Lanes1 a, Lanes1 b) => OfBits(a.Bits & b.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Or(Lanes1 a, Lanes1 b) => OfBits(a.Bits | b.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Xor(Lanes1 a, Lanes1 b) => OfBits(a.Bits ^ b.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Not(Lanes1 a) => OfBits(~a.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1 Select(Lanes1 mask, Lanes1 whenSet, Lanes1 whenClear) =>
        OfBits((mask.Bits & whenSet.Bits) | (~mask.Bits & whenClear.Bits));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 IfLessThan(Lanes1 a, Lanes1 b, Lanes1 then, Lanes1 otherwise) => a._value < b._value ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 IfLessThanOrEqual(Lanes1 a, Lanes1 b, Lanes1 then, Lanes1 otherwise) => a._value <= b._value ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 IfGreaterThan(Lanes1 a, Lanes1 b, Lanes1 then, Lanes1 otherwise) => a._value > b._value ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 IfGreaterThanOrEqual(Lanes1 a, Lanes1 b, Lanes1 then, Lanes1 otherwise) => a._value >= b._value ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 IfEqual(Lanes1 a, Lanes1 b, Lanes1 then, Lanes1 otherwise) => a._value == b._value ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 OneHot(int index, int place) => new(index == place ? 1f : 0f);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static float Sum(Lanes1 a) => a._value;

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static float Max(Lanes1 a) => a._value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1 Scale(Lanes1 a, Lanes1 n)
    {
        int whole = (int)n._value;
        int half = whole >> 1;

        return a * PowerOfTwo(half) * PowerOfTwo(whole - half);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 OfBits(uint bits) => new(BitConverter.UInt32BitsToSingle(bits));

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 FromInteger(Lanes1 a) => new((int)a.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 AddBits(Lanes1 a, Lanes1 b) => OfBits(a.Bits + b.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 Random(uint block, uint c1, uint c2, uint c3, ulong key) => OfBits(Philox.Block(block, c1, c2, c3, key).Word0);

    /// <inheritdoc/>
    [MethodImpl(Inline)] public static Lanes1 ShiftRight(Lanes1 a, int count) => OfBits(a.Bits >> count);

    [MethodImpl(Inline)] private static Lanes1 Mask(bool set) => OfBits(set ? uint.MaxValue : 0);

    [MethodImpl(Inline)] private static Lanes1 PowerOfTwo(int n) => OfBits((uint)(n + 127) << 23);
}
