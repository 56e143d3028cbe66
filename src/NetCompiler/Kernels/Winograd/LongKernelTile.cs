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
        Ends<V>(column);
        Near<V>(column);
        Far<V>(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ends<V>(int column) where V : struct, ILanes<V>
    {
        Finish(0, column, Zero<V>(0, column), Zero<V>(1, column), Zero<V>(2, column), Zero<V>(3, column));
        Finish(5, column, Load<V>(3, 0, column), Load<V>(3, 1, column), Load<V>(3, 2, column), Load<V>(3, 3, column));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Near<V>(int column) where V : struct, ILanes<V>
    {
        NearOf(0, column, out V a0, out V b0);
        NearOf(1, column, out V a1, out V b1);
        NearOf(2, column, out V a2, out V b2);
        NearOf(3, column, out V a3, out V b3);
        Finish(1, column, a0, a1, a2, a3);
        Finish(2, column, b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Far<V>(int column) where V : struct, ILanes<V>
    {
        FarOf(0, column, out V a0, out V b0);
        FarOf(1, column, out V a1, out V b1);
        FarOf(2, column, out V a2, out V b2);
        FarOf(3, column, out V a3, out V b3);
        Finish(3, column, a0, a1, a2, a3);
        Finish(4, column, b0, b1, b2, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Zero<V>(int j, int column) where V : struct, ILanes<V> => SixPoints.KernelZero(Load<V>(0, j, column));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NearOf<V>(int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.LongNear(Load<V>(0, j, column), Load<V>(1, j, column), Load<V>(2, j, column), Load<V>(3, j, column), out a, out b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FarOf<V>(int j, int column, out V a, out V b) where V : struct, ILanes<V> =>
        SixPoints.LongFar(Load<V>(0, j, column), Load<V>(1, j, column), Load<V>(2, j, column), Load<V>(3, j, column), out a, out b);

    /// <summary>A row of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<V>(int i, int column, V w0, V w1, V w2, V w3) where V : struct, ILanes<V>
    {
        float* to = _to + i * 6 * _step;
        V.Store(to, 0, column, SixPoints.KernelZero(w0));
        V.Store(to, 5 * _step, column, w3);
        SixPoints.LongNear(w0, w1, w2, w3, out V near, out V oppositeNear);
        V.Store(to, _step, column, near);
        V.Store(to, 2 * _step, column, oppositeNear);
        SixPoints.LongFar(w0, w1, w2, w3, out V far, out V oppositeFar);
        V.Store(to, 3 * _step, column, far);
        V.Store(to, 4 * _step, column, oppositeFar);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Load<V>(int i, int j, int column) where V : struct, ILanes<V> => V.Load(_seen[i * SixPoints.Results + j], 0, column);
}
