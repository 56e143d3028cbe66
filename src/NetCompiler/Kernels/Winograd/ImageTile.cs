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
        Ends<V>(_seen, column, _to, _step);
        Near<V>(_seen, column, _to, _step);
        Far<V>(_seen, column, _to, _step);
    }

    [MethodImpl(SixPoints.Apart)]
    private static void Ends<V>(float** seen, int column, float* to, nint step) where V : struct, ILanes<V>
    {
        EndsOf(seen, 0, column, out V a0, out V b0);
        EndsOf(seen, 1, column, out V a1, out V b1);
        EndsOf(seen, 2, column, out V a2, out V b2);
        EndsOf(seen, 3, column, out V a3, out V b3);
        EndsOf(seen, 4, column, out V a4, out V b4);
        EndsOf(seen, 5, column, out V a5, out V b5);
        Finish(to, step, column, a0, a1, a2, a3, a4, a5);
        Finish(to + 30 * step, step, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(SixPoints.Apart)]
    private static void Near<V>(float** seen, int column, float* to, nint step) where V : struct, ILanes<V>
    {
        NearOf(seen, 0, column, out V a0, out V b0);
        NearOf(seen, 1, column, out V a1, out V b1);
        NearOf(seen, 2, column, out V a2, out V b2);
        NearOf(seen, 3, column, out V a3, out V b3);
        NearOf(seen, 4, column, out V a4, out V b4);
        NearOf(seen, 5, column, out V a5, out V b5);
        Finish(to + 6 * step, step, column, a0, a1, a2, a3, a4, a5);
        Finish(to + 12 * step, step, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(SixPoints.Apart)]
    private static void Far<V>(float** seen, int column, float* to, nint step) where V : struct, ILanes<V>
    {
        FarOf(seen, 0, column, out V a0, out V b0);
        FarOf(seen, 1, column, out V a1, out V b1);
        FarOf(seen, 2, column, out V a2, out V b2);
        FarOf(seen, 3, column, out V a3, out V b3);
        FarOf(seen, 4, column, out V a4, out V b4);
        FarOf(seen, 5, column, out V a5, out V b5);
        Finish(to + 18 * step, step, column, a0, a1, a2, a3, a4, a5);
        Finish(to + 24 * step, step, column, b0, b1, b2, b3, b4, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndsOf<V>(float** seen, int j, int column, out V a, out V b) where V : struct, ILanes<V> => SixPoints.ImageEnds(
        Load<V>(seen, 0, j, column), Load<V>(seen, 1, j, column), Load<V>(seen, 2, j, column), Load<V>(seen, 3, j, column), Load<V>(seen, 4, j, column), Load<V>(seen, 5, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NearOf<V>(float** seen, int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.ImageNear(Load<V>(seen, 1, j, column), Load<V>(seen, 2, j, column), Load<V>(seen, 3, j, column), Load<V>(seen, 4, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FarOf<V>(float** seen, int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.ImageFar(Load<V>(seen, 1, j, column), Load<V>(seen, 2, j, column), Load<V>(seen, 3, j, column), Load<V>(seen, 4, j, column), out a, out b);

    /// <summary>A row of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V>(float* to, nint step, int column, V d0, V d1, V d2, V d3, V d4, V d5) where V : struct, ILanes<V>
    {
        SixPoints.ImageEnds(d0, d1, d2, d3, d4, d5, out V zero, out V infinity);
        V.Store(to, 0, column, zero);
        V.Store(to, 5 * step, column, infinity);
        SixPoints.ImageNear(d1, d2, d3, d4, out V near, out V oppositeNear);
        V.Store(to, step, column, near);
        V.Store(to, 2 * step, column, oppositeNear);
        SixPoints.ImageFar(d1, d2, d3, d4, out V far, out V oppositeFar);
        V.Store(to, 3 * step, column, far);
        V.Store(to, 4 * step, column, oppositeFar);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<V>(float** seen, int i, int j, int column) where V : struct, ILanes<V> => V.Load(seen[i * 6 + j], 0, column);
}
