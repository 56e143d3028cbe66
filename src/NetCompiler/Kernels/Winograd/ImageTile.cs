using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Bᵀ·d·B of one tile d of an image, six by six positions, for each of its channels. Two rows of it are made at a time, from what the tile's columns are at two points: so all stays in
/// registers, where the whole would take 36.
/// </summary>
/// <param name="seen">Where each of the 36 positions has its channels; zeros for those outside the image.</param>
/// <param name="to">Where the first point of the tile goes.</param>
/// <param name="step">Floats from one point to the next.</param>
internal readonly unsafe struct ImageTile(float** seen, float* to, nint step) : IMap
{
    private readonly float** _seen = seen;
    private readonly float* _to = to;
    private readonly nint _step = step;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At<V>(int row, int column) where V : struct, ILanes<V>
    {
        Ends<V>(column);
        Near<V>(column);
        Far<V>(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ends<V>(int column) where V : struct, ILanes<V>
    {
        EndsOf(0, column, out V a0, out V b0);
        EndsOf(1, column, out V a1, out V b1);
        EndsOf(2, column, out V a2, out V b2);
        EndsOf(3, column, out V a3, out V b3);
        EndsOf(4, column, out V a4, out V b4);
        EndsOf(5, column, out V a5, out V b5);
        Finish(0, column, a0, a1, a2, a3, a4, a5);
        Finish(5, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Near<V>(int column) where V : struct, ILanes<V>
    {
        NearOf(0, column, out V a0, out V b0);
        NearOf(1, column, out V a1, out V b1);
        NearOf(2, column, out V a2, out V b2);
        NearOf(3, column, out V a3, out V b3);
        NearOf(4, column, out V a4, out V b4);
        NearOf(5, column, out V a5, out V b5);
        Finish(1, column, a0, a1, a2, a3, a4, a5);
        Finish(2, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Far<V>(int column) where V : struct, ILanes<V>
    {
        FarOf(0, column, out V a0, out V b0);
        FarOf(1, column, out V a1, out V b1);
        FarOf(2, column, out V a2, out V b2);
        FarOf(3, column, out V a3, out V b3);
        FarOf(4, column, out V a4, out V b4);
        FarOf(5, column, out V a5, out V b5);
        Finish(3, column, a0, a1, a2, a3, a4, a5);
        Finish(4, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndsOf<V>(int j, int column, out V a, out V b) where V : struct, ILanes<V> => SixPoints.ImageEnds(
        Load<V>(0, j, column), Load<V>(1, j, column), Load<V>(2, j, column), Load<V>(3, j, column), Load<V>(4, j, column), Load<V>(5, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NearOf<V>(int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.ImageNear(Load<V>(1, j, column), Load<V>(2, j, column), Load<V>(3, j, column), Load<V>(4, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FarOf<V>(int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.ImageFar(Load<V>(1, j, column), Load<V>(2, j, column), Load<V>(3, j, column), Load<V>(4, j, column), out a, out b);

    /// <summary>A row of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<V>(int i, int column, V d0, V d1, V d2, V d3, V d4, V d5) where V : struct, ILanes<V>
    {
        float* to = _to + i * 6 * _step;
        SixPoints.ImageEnds(d0, d1, d2, d3, d4, d5, out V zero, out V infinity);
        V.Store(to, 0, column, zero);
        V.Store(to, 5 * _step, column, infinity);
        SixPoints.ImageNear(d1, d2, d3, d4, out V near, out V oppositeNear);
        V.Store(to, _step, column, near);
        V.Store(to, 2 * _step, column, oppositeNear);
        SixPoints.ImageFar(d1, d2, d3, d4, out V far, out V oppositeFar);
        V.Store(to, 3 * _step, column, far);
        V.Store(to, 4 * _step, column, oppositeFar);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Load<V>(int i, int j, int column) where V : struct, ILanes<V> => V.Load(_seen[i * 6 + j], 0, column);
}
