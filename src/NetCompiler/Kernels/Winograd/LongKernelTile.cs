using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>One tile of a result's gradient at the 36 points, where it is a kernel of four by four taps: for the gradient of weights, which are three by three results.</summary>
/// <param name="seen">Where each of the 16 positions has its columns; zeros for those outside.</param>
/// <param name="to">Where the first point of the tile goes, as far before its column as that is from column 0.</param>
/// <param name="step">Floats from one point to the next.</param>
internal readonly unsafe struct LongKernelTile(float** seen, float* to, nint step) : IMap
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
        Finish(to, step, column, Zero<V>(seen, 0, column), Zero<V>(seen, 1, column), Zero<V>(seen, 2, column), Zero<V>(seen, 3, column));
        Finish(to + 30 * step, step, column, Load<V>(seen, 3, 0, column), Load<V>(seen, 3, 1, column), Load<V>(seen, 3, 2, column), Load<V>(seen, 3, 3, column));
    }

    [MethodImpl(SixPoints.Apart)]
    private static void Near<V>(float** seen, int column, float* to, nint step) where V : struct, ILanes<V>
    {
        NearOf(seen, 0, column, out V a0, out V b0);
        NearOf(seen, 1, column, out V a1, out V b1);
        NearOf(seen, 2, column, out V a2, out V b2);
        NearOf(seen, 3, column, out V a3, out V b3);
        Finish(to + 6 * step, step, column, a0, a1, a2, a3);
        Finish(to + 12 * step, step, column, b0, b1, b2, b3);
    }

    [MethodImpl(SixPoints.Apart)]
    private static void Far<V>(float** seen, int column, float* to, nint step) where V : struct, ILanes<V>
    {
        FarOf(seen, 0, column, out V a0, out V b0);
        FarOf(seen, 1, column, out V a1, out V b1);
        FarOf(seen, 2, column, out V a2, out V b2);
        FarOf(seen, 3, column, out V a3, out V b3);
        Finish(to + 18 * step, step, column, a0, a1, a2, a3);
        Finish(to + 24 * step, step, column, b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Zero<V>(float** seen, int j, int column) where V : struct, ILanes<V> => SixPoints.KernelZero(Load<V>(seen, 0, j, column));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NearOf<V>(float** seen, int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.LongNear(Load<V>(seen, 0, j, column), Load<V>(seen, 1, j, column), Load<V>(seen, 2, j, column), Load<V>(seen, 3, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FarOf<V>(float** seen, int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.LongFar(Load<V>(seen, 0, j, column), Load<V>(seen, 1, j, column), Load<V>(seen, 2, j, column), Load<V>(seen, 3, j, column), out a, out b);

    /// <summary>A row of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V>(float* to, nint step, int column, V w0, V w1, V w2, V w3) where V : struct, ILanes<V>
    {
        V.Store(to, 0, column, SixPoints.KernelZero(w0));
        V.Store(to, 5 * step, column, w3);
        SixPoints.LongNear(w0, w1, w2, w3, out V near, out V oppositeNear);
        V.Store(to, step, column, near);
        V.Store(to, 2 * step, column, oppositeNear);
        SixPoints.LongFar(w0, w1, w2, w3, out V far, out V oppositeFar);
        V.Store(to, 3 * step, column, far);
        V.Store(to, 4 * step, column, oppositeFar);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<V>(float** seen, int i, int j, int column) where V : struct, ILanes<V> => V.Load(seen[i * SixPoints.Results + j], 0, column);
}
