using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// One register of floats, or a single float: an algorithm written once over <typeparamref name="V"/> runs at every width, and the
/// last few columns of a row get the same bits from an <see cref="ITail{T, V}"/>, or from <see cref="Lanes1"/>, as the others get from a wide register.
/// </summary>
/// <remarks>
/// Implemented by <see cref="Lanes512"/>, <see cref="Lanes256"/>, <see cref="Lanes128"/> <see cref="Lanes1"/>, <see cref="Tail512"/> and <see cref="Tail256"/>. Every operation is
/// lane by lane and rounds as IEEE 754 asks, so that width never shows in a result. A mask is a value whose lanes have all bits set or none.
/// </remarks>
/// <typeparam name="V">The implementing type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface ILanes<V> where V : struct, ILanes<V>
{
    /// <summary>The number of floats.</summary>
    static abstract int Width { get; }

    /// <summary>0 in every lane.</summary>
    static abstract V Zero { get; }

    /// <summary>1 in every lane.</summary>
    static abstract V One { get; }

    /// <summary><paramref name="value"/> in every lane.</summary>
    static abstract V Of(float value);

    /// <summary>The consecutive floats from <paramref name="source"/> on; no alignment needed.</summary>
    static abstract V Load(float* source);

    /// <summary>Writes the lanes to consecutive floats; no alignment needed.</summary>
    static abstract void Store(float* destination, V value);

    /// <summary>The first column of a place in a row. A place is a column; that of an <see cref="ITail{T, V}"/> says besides how many are left.</summary>
    static abstract int Column(int place);

    /// <summary>The floats at a place of the row that starts <paramref name="row"/> floats from <paramref name="data"/>.</summary>
    static abstract V Load(float* data, nint row, int place);

    /// <summary>Writes the lanes to a place of the row that starts <paramref name="row"/> floats from <paramref name="data"/>.</summary>
    static abstract void Store(float* data, nint row, int place, V value);

    /// <summary>−a</summary>
    static abstract V operator -(V a);

    /// <summary>a + b</summary>
    static abstract V operator +(V a, V b);

    /// <summary>a − b</summary>
    static abstract V operator -(V a, V b);

    /// <summary>a · b</summary>
    static abstract V operator *(V a, V b);

    /// <summary>a / b</summary>
    static abstract V operator /(V a, V b);

    /// <summary>a + b</summary>
    static abstract V operator +(V a, float b);

    /// <summary>a − b</summary>
    static abstract V operator -(V a, float b);

    /// <summary>a · b</summary>
    static abstract V operator *(V a, float b);

    /// <summary>a / b</summary>
    static abstract V operator /(V a, float b);

    /// <summary>a + b</summary>
    static abstract V operator +(float a, V b);

    /// <summary>a − b</summary>
    static abstract V operator -(float a, V b);

    /// <summary>a · b</summary>
    static abstract V operator *(float a, V b);

    /// <summary>a / b</summary>
    static abstract V operator /(float a, V b);

    /// <summary>a · b + c, rounded once where the machine can, else twice, at every width alike.</summary>
    static abstract V FusedMultiplyAdd(V a, V b, V c);

    /// <summary>The larger of two; not a number if either is not; +0 over −0.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The smaller of two; not a number if either is not; −0 under +0.</summary>
    static abstract V Min(V a, V b);

    /// <summary>x, raised to <paramref name="bound"/> where it lies below. Cheaper than <see cref="Max(V, V)"/>: NaN of x passes, the bound must be a number.</summary>
    static abstract V AtLeast(V x, V bound);

    /// <summary>x, lowered to <paramref name="bound"/> where it lies above. Cheaper than <see cref="Min(V, V)"/>: NaN of x passes, the bound must be a number.</summary>
    static abstract V AtMost(V x, V bound);

    /// <summary>|a|</summary>
    static abstract V Abs(V a);

    /// <summary>√a, correctly rounded.</summary>
    static abstract V Sqrt(V a);

    /// <summary>The largest whole number not above a.</summary>
    static abstract V Floor(V a);

    /// <summary>The smallest whole number not below a.</summary>
    static abstract V Ceiling(V a);

    /// <summary>The nearest whole number; halves go to the even one.</summary>
    static abstract V Round(V a);

    /// <summary>Mask of a &lt; b.</summary>
    static abstract V LessThan(V a, V b);

    /// <summary>Mask of a ≤ b.</summary>
    static abstract V LessThanOrEqual(V a, V b);

    /// <summary>Mask of a &gt; b.</summary>
    static abstract V GreaterThan(V a, V b);

    /// <summary>Mask of a ≥ b.</summary>
    static abstract V GreaterThanOrEqual(V a, V b);

    /// <summary>Mask of a = b.</summary>
    static abstract V Equal(V a, V b);

    /// <summary>Bitwise a ∧ b.</summary>
    static abstract V And(V a, V b);

    /// <summary>Bitwise a ∨ b.</summary>
    static abstract V Or(V a, V b);

    /// <summary>Bitwise a ⊕ b.</summary>
    static abstract V Xor(V a, V b);

    /// <summary>Bitwise complement.</summary>
    static abstract V Not(V a);

    /// <summary>The lanes of <paramref name="whenSet"/> where the mask is set, of <paramref name="whenClear"/> elsewhere.</summary>
    static abstract V Select(V mask, V whenSet, V whenClear);

    /// <summary>Lane by lane, <paramref name="then"/> where a &lt; b, else <paramref name="otherwise"/>: a comparison whose mask never leaves the mask registers of a machine that has them.</summary>
    static abstract V IfLessThan(V a, V b, V then, V otherwise);

    /// <summary>Lane by lane, <paramref name="then"/> where a ≤ b, else <paramref name="otherwise"/>.</summary>
    static abstract V IfLessThanOrEqual(V a, V b, V then, V otherwise);

    /// <summary>Lane by lane, <paramref name="then"/> where a &gt; b, else <paramref name="otherwise"/>.</summary>
    static abstract V IfGreaterThan(V a, V b, V then, V otherwise);

    /// <summary>Lane by lane, <paramref name="then"/> where a ≥ b, else <paramref name="otherwise"/>.</summary>
    static abstract V IfGreaterThanOrEqual(V a, V b, V then, V otherwise);

    /// <summary>Lane by lane, <paramref name="then"/> where a = b, else <paramref name="otherwise"/>.</summary>
    static abstract V IfEqual(V a, V b, V then, V otherwise);

    /// <summary>Lane k is 1 where the place's column + k = index, else 0.</summary>
    static abstract V OneHot(int index, int place);

    /// <summary>The sum of all lanes, halves added pairwise: lane k to lane k + Width/2, and so on.</summary>
    static abstract float Sum(V a);

    /// <summary>The largest lane; not a number if any is not; of zeros any.</summary>
    static abstract float Max(V a);

    /// <summary>a · 2ⁿ, rounded once, for whole |n| ≤ 252.</summary>
    static abstract V Scale(V a, V n);

    /// <summary>The same bits in every lane.</summary>
    static abstract V OfBits(uint bits);

    /// <summary>The bits of an <see cref="int"/> as a float.</summary>
    static abstract V FromInteger(V a);

    /// <summary>a + b of the bits as integers.</summary>
    static abstract V AddBits(V a, V b);

    /// <summary>Bits moved down by <paramref name="count"/>, zeros coming in.</summary>
    static abstract V ShiftRight(V a, int count);

    /// <summary>
    /// Random bits: the four words of <see cref="Philox"/> at counter (block, c1, c2, c3), then those at (block + 1, c1, c2, c3), and so on.
    /// </summary>
    static abstract V Random(uint block, uint c1, uint c2, uint c3, ulong key);
}
