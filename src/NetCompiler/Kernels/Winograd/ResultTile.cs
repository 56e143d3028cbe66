using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>Aᵀ·m·A of one tile: from a product at 36 points to four by four positions of a result, for each of its columns. Two rows at a time.</summary>
/// <param name="from">The first point of the tile, as far before its column as that is from column 0.</param>
/// <param name="step">Floats from one point to the next.</param>
/// <param name="places">Where each of the 16 positions has its columns; those outside the result are written to one place that nobody reads.</param>
internal readonly unsafe struct ResultTile(float* from, nint step, float** places) : IMap
{
    private readonly float* _from = from;
    private readonly nint _step = step;
    private readonly float** _places = places;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At<V>(int row, int column) where V : struct, ILanes<V>
    {
        Even<V>(_from, _step, column, _places);
        Odd<V>(_from, _step, column, _places);
    }

    [MethodImpl(SixPoints.Apart)]
    private static void Even<V>(float* from, nint step, int column, float** places) where V : struct, ILanes<V>
    {
        EvenOf(from, step, 0, column, out V a0, out V b0);
        EvenOf(from, step, 1, column, out V a1, out V b1);
        EvenOf(from, step, 2, column, out V a2, out V b2);
        EvenOf(from, step, 3, column, out V a3, out V b3);
        EvenOf(from, step, 4, column, out V a4, out V b4);
        EvenOf(from, step, 5, column, out V a5, out V b5);
        Finish(places, column, a0, a1, a2, a3, a4, a5);
        Finish(places + 2 * SixPoints.Results, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(SixPoints.Apart)]
    private static void Odd<V>(float* from, nint step, int column, float** places) where V : struct, ILanes<V>
    {
        OddOf(from, step, 0, column, out V a0, out V b0);
        OddOf(from, step, 1, column, out V a1, out V b1);
        OddOf(from, step, 2, column, out V a2, out V b2);
        OddOf(from, step, 3, column, out V a3, out V b3);
        OddOf(from, step, 4, column, out V a4, out V b4);
        OddOf(from, step, 5, column, out V a5, out V b5);
        Finish(places + 1 * SixPoints.Results, column, a0, a1, a2, a3, a4, a5);
        Finish(places + 3 * SixPoints.Results, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EvenOf<V>(float* from, nint step, int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.ResultsEven(Load<V>(from, step, 0, j, column), Load<V>(from, step, 1, j, column), Load<V>(from, step, 2, j, column), Load<V>(from, step, 3, j, column), Load<V>(from, step, 4, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OddOf<V>(float* from, nint step, int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.ResultsOdd(Load<V>(from, step, 1, j, column), Load<V>(from, step, 2, j, column), Load<V>(from, step, 3, j, column), Load<V>(from, step, 4, j, column), Load<V>(from, step, 5, j, column), out a, out b);

    /// <summary>A line of positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V>(float** places, int column, V m0, V m1, V m2, V m3, V m4, V m5) where V : struct, ILanes<V>
    {
        SixPoints.ResultsEven(m0, m1, m2, m3, m4, out V y0, out V y2);
        V.Store(places[0], 0, column, y0);
        V.Store(places[2], 0, column, y2);
        SixPoints.ResultsOdd(m1, m2, m3, m4, m5, out V y1, out V y3);
        V.Store(places[1], 0, column, y1);
        V.Store(places[3], 0, column, y3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<V>(float* from, nint step, int i, int j, int column) where V : struct, ILanes<V> => V.Load(from, (i * 6 + j) * step, column);
}
