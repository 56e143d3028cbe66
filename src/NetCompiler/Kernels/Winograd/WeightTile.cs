using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>From sums at 36 points to the gradients of three by three taps: row by row, each a channel, and for each column, each an output.</summary>
/// <param name="from">The first point.</param>
/// <param name="step">Floats from one point to the next.</param>
/// <param name="to">The first tap.</param>
/// <param name="tap">Floats from one tap to the next.</param>
/// <param name="width">Floats from one row to the next, here and there.</param>
/// <param name="accumulate">Whether to add to what is there.</param>
internal readonly unsafe struct WeightTile(float* from, nint step, float* to, nint tap, nint width, bool accumulate) : IMap
{
    private readonly float* _from = from, _to = to;
    private readonly nint _step = step, _tap = tap, _width = width;
    private readonly bool _accumulate = accumulate;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At<V>(int row, int column) where V : struct, ILanes<V>
    {
        float* from = _from + row * _width, to = _to + row * _width;
        EvenOf(from, 0, column, out V a0, out V b0);
        EvenOf(from, 1, column, out V a1, out V b1);
        EvenOf(from, 2, column, out V a2, out V b2);
        EvenOf(from, 3, column, out V a3, out V b3);
        EvenOf(from, 4, column, out V a4, out V b4);
        EvenOf(from, 5, column, out V a5, out V b5);
        Finish(to, column, a0, a1, a2, a3, a4, a5);
        Finish(to + 6 * _tap, column, b0, b1, b2, b3, b4, b5);
        Finish(to + 3 * _tap, column,
            OddOf<V>(from, 0, column), OddOf<V>(from, 1, column), OddOf<V>(from, 2, column), OddOf<V>(from, 3, column), OddOf<V>(from, 4, column), OddOf<V>(from, 5, column));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EvenOf<V>(float* from, int j, int column, out V a, out V b) where V : struct, ILanes<V> => SixPoints.ThreeEven(
        Load<V>(from, 0, j, column), Load<V>(from, 1, j, column), Load<V>(from, 2, j, column),
        Load<V>(from, 3, j, column), Load<V>(from, 4, j, column), Load<V>(from, 5, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V OddOf<V>(float* from, int j, int column) where V : struct, ILanes<V> =>
        SixPoints.ThreeOdd(Load<V>(from, 1, j, column), Load<V>(from, 2, j, column), Load<V>(from, 3, j, column), Load<V>(from, 4, j, column));

    /// <summary>A row of taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<V>(float* to, int column, V m0, V m1, V m2, V m3, V m4, V m5) where V : struct, ILanes<V>
    {
        SixPoints.ThreeEven(m0, m1, m2, m3, m4, m5, out V left, out V right);
        Put(to, 0, column, left);
        Put(to, _tap, column, SixPoints.ThreeOdd(m1, m2, m3, m4));
        Put(to, 2 * _tap, column, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put<V>(float* to, nint tap, int column, V value) where V : struct, ILanes<V> =>
        V.Store(to, tap, column, _accumulate ? V.Load(to, tap, column) + value : value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Load<V>(float* from, int i, int j, int column) where V : struct, ILanes<V> => V.Load(from, (i * 6 + j) * _step, column);
}
